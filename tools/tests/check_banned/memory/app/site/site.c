void f(void)
{
	char *s = strdup("x");
	free (s);
	p = calloc(1, realloc(s, 2));
}
