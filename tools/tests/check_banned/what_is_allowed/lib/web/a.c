nanosleep(a); random_hex(a); fgets(a); strftime(a); clock_gettime();
