/* delivery/finish.c -- the end of a session: its result on the disk, once, and in the index */
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/findings.h"
#include "base/message.h"
#include "base/text.h"
#include "delivery/delivery.h"
#include "result/result.h"
#include "vigil/page.h"

/* The result's file: new, or the same that was written before something stopped. */
static enum vigil_status result_save(char **path, struct vigil_delivery *delivery,
                                     const struct vigil_result *result,
                                     struct vigil_findings *findings)
{
	struct text document, name, place;
	enum vigil_status status = VIGIL_NO_MEMORY;

	*path = NULL;
	text_init(&document);
	text_init(&name);
	text_init(&place);
	result_write(&document, result);
	text_addf(&name, "%s.xml", delivery->id);
	text_addf(&place, "%s/%s", delivery->results, name.bytes);
	if (document.failed || name.failed || place.failed)
		goto done;
	status =
		file_keep(delivery->results, name.bytes, document.bytes, document.length, findings);
	if (status == VIGIL_OK)
		status = store_result_add(delivery->store, delivery->number, result,
		                          delivery->results, name.bytes, findings);
	if (status == VIGIL_OK) {
		*path = text_take(&place);
		status = *path ? VIGIL_OK : VIGIL_NO_MEMORY;
	}
done:
	text_clear(&place);
	text_clear(&name);
	text_clear(&document);
	return status;
}

enum vigil_status vigil_delivery_finish(struct vigil_result **result, char **path,
                                        struct vigil_delivery *delivery,
                                        struct vigil_findings *findings)
{
	struct vigil_result *made = NULL;
	enum vigil_status status;

	*result = NULL;
	*path = NULL;
	if (delivery->lost || vigil_session_stage(delivery->session) != VIGIL_STAGE_OVER) {
		delivery_find(findings, DELIVERY_NOT_OVER, delivery,
		              _("the session is not over, and has no result yet"));
		return VIGIL_INVALID;
	}
	status = vigil_session_finish(&made, delivery->session, delivery->last);
	if (status == VIGIL_OK)
		status = result_save(path, delivery, made, findings);
	if (status == VIGIL_OK) {
		*result = made;
		made = NULL; /* the caller's from now on */
	}
	vigil_result_free(made);
	return status;
}

enum vigil_status vigil_delivery_abandon(char **path, struct vigil_store *store, const char *id,
                                         struct vigil_time now, struct vigil_findings *findings)
{
	static const struct vigil_event abandoned = {.kind = VIGIL_EVENT_ABANDON};
	struct vigil_delivery *delivery = NULL;
	struct vigil_result *result = NULL;
	struct vigil_page *unseen = vigil_page_new();
	enum vigil_answer taken;
	enum vigil_status status = VIGIL_NO_MEMORY;

	*path = NULL;
	if (!unseen)
		return status;
	status = delivery_replay(&delivery, store, id, STORE_OPEN, now, findings);
	if (status == VIGIL_OK)
		status = vigil_delivery_apply(&taken, delivery, &abandoned, now, unseen, findings);
	if (status == VIGIL_OK)
		status = vigil_delivery_finish(&result, path, delivery, findings);
	vigil_result_free(result);
	vigil_delivery_free(delivery);
	vigil_page_free(unseen);
	return status;
}

/* Another process is just ending it, or has: nothing to be told of. */
static bool is_elsewhere(const struct vigil_finding *finding, void *context)
{
	bool *elsewhere = context;
	bool is = finding->code == &store_codes[STORE_SESSION_OPEN] ||
	          finding->code == &store_codes[STORE_SESSION_OVER];

	*elsewhere = *elsewhere || is;
	return is;
}

static enum vigil_status session_recover(bool *written, struct vigil_store *store, const char *id,
                                         struct vigil_findings *findings)
{
	struct vigil_delivery *delivery = NULL;
	struct vigil_result *result = NULL;
	size_t first = vigil_findings_count(findings);
	char *path = NULL;
	bool elsewhere = false;
	enum vigil_status status = delivery_replay(&delivery, store, id, STORE_ENDED,
	                                           (struct vigil_time){0}, findings);

	*written = false;
	if (status == VIGIL_OK) {
		status = vigil_delivery_finish(&result, &path, delivery, findings);
		*written = status == VIGIL_OK;
	} else {
		findings_remove(findings, first, is_elsewhere, &elsewhere);
		if (elsewhere)
			status = VIGIL_OK;
	}
	free(path);
	vigil_result_free(result);
	vigil_delivery_free(delivery);
	return status;
}

enum vigil_status vigil_delivery_recover(size_t *count, struct vigil_store *store,
                                         struct vigil_findings *findings)
{
	char **ids;
	size_t id_count;
	enum vigil_status status = store_ended(&ids, &id_count, store, findings);

	*count = 0;
	if (status != VIGIL_OK)
		return status;
	for (size_t i = 0; i < id_count; i++) {
		bool written;
		enum vigil_status one = session_recover(&written, store, ids[i], findings);

		*count += written;
		if (one != VIGIL_OK)
			status = one;
	}
	store_strings_free(ids, id_count);
	return status;
}
