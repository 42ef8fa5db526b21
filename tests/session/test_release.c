/* tests/session/test_release.c -- x */
int main(void)
{
	return 0;
}
