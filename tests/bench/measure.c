/*
 * measure — runs a command and says what it took, as "seconds<TAB>megabytes":
 * the time until it ended and the most memory it held (its resident set).
 *
 *     measure COMMAND …
 *
 * What the command writes goes to standard error.
 */
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double seconds(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

int main(int argc, char **argv)
{
	if (argc < 2)
		return fputs("usage: measure COMMAND …\n", stderr), 2;
	double from = seconds();
	int status;
	struct rusage used;
	pid_t child = fork();
	if (child == 0) {
		dup2(STDERR_FILENO, STDOUT_FILENO);
		execv(argv[1], argv + 1);
		perror(argv[1]);
		_exit(127);
	}
	if (child < 0 || wait4(child, &status, 0, &used) != child)
		return perror("measure"), 1;
	printf("%.2f\t%.1f\n", seconds() - from, (double)used.ru_maxrss / 1024);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}
