/* house/user.c -- a program of somebody else's, built against the installed library */
#include <stdio.h>
#include <vigil/bank.h>

int main(int argc, char **argv)
{
	struct vigil_findings *findings = vigil_findings_new();
	struct vigil_bank *bank = NULL;

	if (argc == 2 && vigil_bank_load(&bank, argv[1], findings) == VIGIL_OK)
		printf("%s: %s\n", vigil_version(), vigil_bank_title(bank));
	vigil_bank_free(bank);
	vigil_findings_free(findings);
	return bank == NULL;
}
