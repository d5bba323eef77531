-- What's "here" \ now??!
CREATE TABLE store (
	id INTEGER
);
