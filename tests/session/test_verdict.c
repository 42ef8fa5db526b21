/* tests/session/test_verdict.c -- x */
int main(void)
{
	return 0;
}
