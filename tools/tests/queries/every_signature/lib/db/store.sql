-- store_each(town text, limit int?) :each
SELECT 1
