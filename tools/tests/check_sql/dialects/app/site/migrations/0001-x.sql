UPDATE news SET at = now();
