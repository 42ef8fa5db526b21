/* tests/session/test_clock.c -- x */
int main(void)
{
	return 0;
}
