/* tests/session/test_replay.c -- x */
int main(void)
{
	return 0;
}
