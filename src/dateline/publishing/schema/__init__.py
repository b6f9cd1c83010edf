"""The reference page of the JSON contract and of the book's tables, made from the records and tables themselves."""
