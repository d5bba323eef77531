	sprintf(s, "%d", 1), strcpy(a, b), strcat(a, b);
	strtok(a, b), atoi(a), atol(a);
	gets(a);
	system(a), popen(a, b);
