	gmtime(a), localtime(a), asctime(a), ctime(a);
	rand(), usleep(1), sleep(1);
