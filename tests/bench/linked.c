/* bench/linked.c -- a program with vigil's libraries, which prints one line and ends */
#include <stdio.h>

int main(void)
{
	return puts("ready") < 0;
}
