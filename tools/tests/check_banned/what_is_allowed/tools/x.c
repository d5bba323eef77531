free(a);
