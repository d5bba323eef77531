void *p = malloc(1);
free(p);
