CREATE INDEX a ON news (id);
CREATE INDEX b ON news (id);
