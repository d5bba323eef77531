/* free(p) and
 * malloc(1) */ int free_places = arena_free(a); // sleep(1)
x->free(p); m.system(1); log("gets(a)", '"', "a \" free(b)"); mem_free(b); snprintf(a);
