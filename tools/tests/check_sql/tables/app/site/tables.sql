-- News.
CREATE TABLE news (
    id INTEGER
);
CREATE TABLE news_part (
    id INTEGER
);

CREATE TABLE lost (
    id INTEGER
);
