/* page/html_plot.c -- drawings as SVG: scaled by the page, coloured by its style */
#include <math.h>

#include "page/axis.h"
#include "page/html.h"
#include "page/value.h"

/* A drawing's own units; text is 12 of them high, and about LETTER wide. */
#define WIDTH       400.0
#define LETTER      6.4
#define EDGE_LEFT   46.0 /* the values of the axis at the left end there */
#define EDGE_RIGHT  382.0
#define EDGE_TOP    30.0
#define EDGE_BOTTOM 43.0 /* below the area: the lower axis and its name */

struct plot {
	struct html *html;
	const struct table *table;
	size_t rows;
	double height;
	struct axis across, up;
};

/* ---- values and places ---- */

static const union slot *slot_of(const struct plot *plot, size_t row, size_t column)
{
	return table_slot(plot->html->page, plot->table, row, column);
}

static const struct column *column_of(const struct plot *plot, size_t column)
{
	return table_column(plot->html->page, plot->table, column);
}

static const char *name_of(const struct plot *plot, size_t column)
{
	return page_string(plot->html->page, column_of(plot, column)->name);
}

/* The words of a label; "" when there are none. */
static const char *label_of(const struct plot *plot, size_t row)
{
	const union slot *slot = slot_of(plot, row, 0);

	return slot_is_none(PAGE_TEXT, slot) ? "" : page_string(plot->html->page, slot->text);
}

/* The count of a row as a real number; not a number when it is undefined. */
static double count_of(const struct plot *plot, size_t row, size_t column)
{
	const union slot *slot = slot_of(plot, row, column);

	return slot_is_none(PAGE_COUNT, slot) ? (double)NAN : (double)slot->whole;
}

/* A column's values, with the ends of their intervals. */
static void take_column(const struct plot *plot, struct axis *axis, size_t column)
{
	for (size_t row = 0; row < plot->rows; row++) {
		const union slot *slot = slot_of(plot, row, column);

		for (size_t i = 0; i < column_slots(column_of(plot, column)); i++)
			axis_take(axis, slot[i].real);
	}
}

static struct axis axis_of(const struct plot *plot, size_t column)
{
	return (struct axis){
		.type = column_of(plot, column)->type,
		.low = 1,
		.high = 0,
		.name = name_of(plot, column),
	};
}

/* ---- shapes ---- */

static void put_place(struct html *html, const char *before, double place)
{
	html_tag(html, before);
	value_add_real(&html->out, PAGE_NUMBER, 1, place, &value_typed);
}

static void put_line(struct html *html, const char *class, double x1, double y1, double x2,
                     double y2)
{
	html_tagf(html, "<line class=\"%s\"", class);
	put_place(html, " x1=\"", x1);
	put_place(html, "\" y1=\"", y1);
	put_place(html, "\" x2=\"", x2);
	put_place(html, "\" y2=\"", y2);
	html_tag(html, "\"/>\n");
}

/* Begin a bar; its title and its end are the caller's. */
static void begin_bar(struct html *html, const char *class, double x, double y, double width,
                      double height)
{
	html_tagf(html, "<rect class=\"%s\"", class);
	put_place(html, " x=\"", x);
	put_place(html, "\" y=\"", y);
	put_place(html, "\" width=\"", width > 0 ? width : 0);
	put_place(html, "\" height=\"", height > 0 ? height : 0);
	html_tag(html, "\">");
}

/* Begin a text; anchor: start, middle or end. */
static void begin_text(struct html *html, const char *class, const char *anchor, double x, double y)
{
	html_tagf(html, "<text class=\"%s\" text-anchor=\"%s\"", class, anchor);
	put_place(html, " x=\"", x);
	put_place(html, "\" y=\"", y);
	html_tag(html, "\">");
}

static void put_words(struct html *html, const char *class, const char *anchor, double x, double y,
                      const char *words, double room)
{
	begin_text(html, class, anchor, x, y);
	html_cut_words(html, words, room > 2 * LETTER ? (size_t)(room / LETTER) : 2);
	html_tag(html, "</text>\n");
}

static void put_tick(struct html *html, const struct axis *axis, const char *anchor, double value,
                     double x, double y)
{
	begin_text(html, "quiet", anchor, x, y);
	value_add_real(&html->out, axis->type, axis->places, value, &value_set);
	html_tag(html, "</text>\n");
}

/* "title: value", shown where a pointer rests. */
static void put_title(struct plot *plot, size_t row, size_t column)
{
	struct html *html = plot->html;
	const union slot *slot = slot_of(plot, row, column);

	html_tag(html, "<title>");
	html_bare_words(html, label_of(plot, row));
	html_tag(html, ": ");
	if (!slot_is_none(column_of(plot, column)->type, slot))
		value_add(&html->out, column_of(plot, column), slot, &value_set);
	html_tag(html, "</title>");
}

/* ---- what drawings share ---- */

static double area_bottom(const struct plot *plot)
{
	return plot->height - EDGE_BOTTOM;
}

static void put_id(struct plot *plot, const char *suffix)
{
	table_add_id(&plot->html->out, plot->html->page, plot->table);
	html_tag(plot->html, suffix);
}

static void begin_drawing(struct plot *plot, const char *kind)
{
	struct html *html = plot->html;

	put_place(html, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ", WIDTH);
	put_place(html, " ", plot->height);
	html_tag(html, "\" role=\"img\" aria-describedby=\"");
	put_id(plot, "-desc\">\n<title>");
	html_bare_words(html, page_string(html->page, plot->table->title));
	html_tag(html, "</title>\n<desc id=\"");
	put_id(plot, "-desc\">");
	html_tag(html, kind);
	html_tag(html, " The figures are in the table behind it.</desc>\n");
}

/* Lines across the area at each tick of the axis at the left, and the name above it. */
static void put_up_axis(struct plot *plot)
{
	const struct axis *axis = &plot->up;
	double value = axis_first_tick(axis);

	for (unsigned i = 0; axis_has_tick(axis, value, i); i++, value += axis->step) {
		double y = axis_place(axis, value);
		bool zero = value < axis->step / 2 && value > -axis->step / 2;

		put_line(plot->html, zero ? "axis" : "grid", EDGE_LEFT, y, EDGE_RIGHT, y);
		put_tick(plot->html, axis, "end", value, EDGE_LEFT - 6, y + 4);
	}
	put_words(plot->html, "quiet", "start", 2, 13, axis->name, WIDTH);
}

/* The ticks below the area, and the name below them. */
static void put_across_axis(struct plot *plot, bool lines)
{
	const struct axis *axis = &plot->across;
	double value = axis_first_tick(axis), bottom = area_bottom(plot);

	for (unsigned i = 0; axis_has_tick(axis, value, i); i++, value += axis->step) {
		double x = axis_place(axis, value);

		if (lines)
			put_line(plot->html, "grid", x, EDGE_TOP, x, bottom);
		put_tick(plot->html, axis, "middle", value, x, bottom + 18);
	}
	put_words(plot->html, "quiet", "middle", (axis->from + axis->to) / 2, plot->height - 7,
	          axis->name, WIDTH);
}

/* "to pass 80%", at this place. */
static void put_mark_words(struct plot *plot, const struct axis *axis, const char *anchor, double x,
                           double y)
{
	struct html *html = plot->html;

	begin_text(html, "of-mark", anchor, x, y);
	html_cut_words(html, page_string(html->page, plot->table->mark_name), 24);
	html_tag(html, " ");
	value_add_real(&html->out, axis->type, column_of(plot, 1)->places, plot->table->mark,
	               &value_set);
	html_tag(html, "</text>\n");
}

static bool is_marked(const struct plot *plot)
{
	return table_is_marked(plot->html->page, plot->table);
}

/* A line down to the bottom, its words beside its head, where there is more room. */
static void put_mark_across(struct plot *plot, double top, double bottom)
{
	double x = axis_place(&plot->across, plot->table->mark);
	bool left = x > WIDTH / 2;

	if (!is_marked(plot))
		return;
	put_line(plot->html, "mark", x, top, x, bottom);
	put_mark_words(plot, &plot->across, left ? "end" : "start", left ? x - 5 : x + 5, top + 8);
}

/* ---- histogram ---- */

static void put_bin(struct plot *plot, size_t row)
{
	struct html *html = plot->html;
	double from = axis_place(&plot->across, slot_of(plot, row, 0)->real);
	double to = axis_place(&plot->across, slot_of(plot, row, 1)->real);
	double count = count_of(plot, row, 2), bottom = area_bottom(plot);
	double top = axis_place(&plot->up, count);

	if (!(count > 0) || !(to > from))
		return;
	begin_bar(html, "bar", from + 0.5, top, to - from - 1, bottom - top);
	html_tag(html, "<title>");
	value_add(&html->out, column_of(plot, 0), slot_of(plot, row, 0), &value_set);
	html_tag(html, " to ");
	value_add(&html->out, column_of(plot, 1), slot_of(plot, row, 1), &value_set);
	html_tag(html, ": ");
	value_add(&html->out, column_of(plot, 2), slot_of(plot, row, 2), &value_set);
	html_tag(html, "</title></rect>\n");
}

static void draw_histogram(struct plot *plot)
{
	const char *name = page_string(plot->html->page, plot->table->axis);

	plot->height = 230;
	plot->across = axis_of(plot, 0);
	plot->up = axis_of(plot, 2);
	if (*name)
		plot->across.name = name;
	take_column(plot, &plot->across, 0);
	take_column(plot, &plot->across, 1);
	axis_take(&plot->up, 0);
	for (size_t row = 0; row < plot->rows; row++)
		axis_take(&plot->up, count_of(plot, row, 2));
	axis_settle(&plot->across, EDGE_LEFT, EDGE_RIGHT, 8, false);
	axis_settle(&plot->up, area_bottom(plot), EDGE_TOP, 4, true);
	begin_drawing(plot, "A histogram.");
	put_up_axis(plot);
	put_across_axis(plot, false);
	for (size_t row = 0; row < plot->rows; row++)
		put_bin(plot, row);
	put_mark_across(plot, EDGE_TOP - 10, area_bottom(plot));
	html_tag(plot->html, "</svg>\n");
}

/* ---- scatter ---- */

static void put_point(struct plot *plot, size_t row)
{
	struct html *html = plot->html;
	const union slot *x = slot_of(plot, row, 1), *y = slot_of(plot, row, 2);

	if (isnan(x->real) || isnan(y->real))
		return;
	put_place(html, "<circle class=\"point\" r=\"3.5\" cx=\"",
	          axis_place(&plot->across, x->real));
	put_place(html, "\" cy=\"", axis_place(&plot->up, y->real));
	html_tag(html, "\"><title>");
	html_bare_words(html, label_of(plot, row));
	html_tag(html, ": ");
	value_add(&html->out, column_of(plot, 1), x, &value_set);
	html_tag(html, ", ");
	value_add(&html->out, column_of(plot, 2), y, &value_set);
	html_tag(html, "</title></circle>\n");
}

static void draw_scatter(struct plot *plot)
{
	plot->height = 300;
	plot->across = axis_of(plot, 1);
	plot->up = axis_of(plot, 2);
	for (size_t row = 0; row < plot->rows; row++) {
		axis_take(&plot->across, slot_of(plot, row, 1)->real);
		axis_take(&plot->up, slot_of(plot, row, 2)->real);
	}
	axis_settle(&plot->across, EDGE_LEFT, EDGE_RIGHT, 6, true);
	axis_settle(&plot->up, area_bottom(plot), EDGE_TOP, 6, true);
	begin_drawing(plot, "Points, each by two values.");
	put_up_axis(plot);
	put_across_axis(plot, true);
	for (size_t row = 0; row < plot->rows; row++)
		put_point(plot, row);
	html_tag(plot->html, "</svg>\n");
}

/* ---- bars ---- */

#define BAR_ROW   34.0 /* a label, and the bar below it */
#define BAR_THICK 9.0
#define BAR_LEFT  12.0

/* Where the words of a row stand, from the drawing's top. */
static double row_place(size_t row)
{
	return EDGE_TOP + BAR_ROW * (double)row + 12;
}

static void put_interval(struct plot *plot, const union slot *ends, double y)
{
	double low, high;

	if (isnan(ends[0].real) || isnan(ends[1].real))
		return;
	low = axis_place(&plot->across, ends[0].real);
	high = axis_place(&plot->across, ends[1].real);
	put_line(plot->html, "range", low, y, high, y);
	put_line(plot->html, "range", low, y - 3.5, low, y + 3.5);
	put_line(plot->html, "range", high, y - 3.5, high, y + 3.5);
}

static void put_bar(struct plot *plot, size_t row)
{
	struct html *html = plot->html;
	const struct column *column = column_of(plot, 1);
	const union slot *slot = slot_of(plot, row, 1);
	double y = row_place(row), zero = axis_place(&plot->across, 0);
	double end = isnan(slot->real) ? zero : axis_place(&plot->across, slot->real);

	put_words(html, "", "start", BAR_LEFT, y, label_of(plot, row), 0.62 * WIDTH);
	begin_text(html, "", "end", EDGE_RIGHT, y);
	if (slot_is_none(column->type, slot))
		html_tag(html, VALUE_NONE_WORDS);
	else
		value_add(&html->out, column, slot, &value_set);
	html_tag(html, "</text>\n");
	y += 6;
	begin_bar(html, "rail", BAR_LEFT, y, EDGE_RIGHT - BAR_LEFT, BAR_THICK);
	html_tag(html, "</rect>\n");
	begin_bar(html, "bar", end < zero ? end : zero, y, end < zero ? zero - end : end - zero,
	          BAR_THICK);
	put_title(plot, row, 1);
	html_tag(html, "</rect>\n");
	if (column->interval)
		put_interval(plot, slot + 1, y + BAR_THICK / 2);
	if (is_marked(plot)) {
		double x = axis_place(&plot->across, plot->table->mark);

		put_line(html, "mark", x, y - 1.5, x, y + BAR_THICK + 3);
	}
}

static void draw_bars(struct plot *plot)
{
	plot->height = EDGE_TOP + BAR_ROW * (double)plot->rows + EDGE_BOTTOM;
	plot->across = axis_of(plot, 1);
	axis_take(&plot->across, 0);
	take_column(plot, &plot->across, 1);
	if (plot->across.type == PAGE_SHARE)
		axis_take(&plot->across, 1);
	axis_settle(&plot->across, BAR_LEFT, EDGE_RIGHT, 5, true);
	begin_drawing(plot, "Bars.");
	for (size_t row = 0; row < plot->rows; row++)
		put_bar(plot, row);
	put_across_axis(plot, false);
	put_mark_across(plot, 5, 18);
	html_tag(plot->html, "</svg>\n");
}

/* ---- line ---- */

#define LINE_LABELS 6 /* places in time that have their names below them, at most */

static double time_place(const struct plot *plot, size_t row)
{
	double span = EDGE_RIGHT - EDGE_LEFT - 24;

	return EDGE_LEFT + 12 +
	       (plot->rows > 1 ? span * (double)row / (double)(plot->rows - 1) : span / 2);
}

static bool has_value(const struct plot *plot, size_t row)
{
	return row < plot->rows && !isnan(slot_of(plot, row, 1)->real);
}

static void add_corner(struct plot *plot, size_t row, double value)
{
	put_place(plot->html, " ", time_place(plot, row));
	put_place(plot->html, ",", axis_place(&plot->up, value));
}

/* From the low ends forth and along the high ends back; rows without both end it. */
static void put_band(struct plot *plot, size_t first, size_t end)
{
	for (size_t row = first; row < end; row++)
		if (isnan(slot_of(plot, row, 1)[1].real) || isnan(slot_of(plot, row, 1)[2].real))
			return;
	html_tag(plot->html, "<polygon class=\"band\" points=\"");
	for (size_t row = first; row < end; row++)
		add_corner(plot, row, slot_of(plot, row, 1)[1].real);
	for (size_t row = end; row-- > first;)
		add_corner(plot, row, slot_of(plot, row, 1)[2].real);
	html_tag(plot->html, "\"/>\n");
}

/* A line through rows that follow each other and have a value; where it ends. */
static size_t put_stretch(struct plot *plot, size_t first)
{
	size_t end = first;

	while (has_value(plot, end))
		end++;
	if (end - first < 2)
		return end + 1;
	if (column_of(plot, 1)->interval)
		put_band(plot, first, end);
	html_tag(plot->html, "<polyline class=\"curve\" points=\"");
	for (size_t row = first; row < end; row++)
		add_corner(plot, row, slot_of(plot, row, 1)->real);
	html_tag(plot->html, "\"/>\n");
	return end + 1;
}

/* The name of a place in time, and below it how many the value is from. */
static void put_time(struct plot *plot, size_t row)
{
	double x = time_place(plot, row), y = area_bottom(plot);
	bool counted = plot->table->column_count > 2 && column_of(plot, 2)->type == PAGE_COUNT;

	put_words(plot->html, "quiet", "middle", x, y + 18, label_of(plot, row), 60);
	if (!counted || slot_is_none(PAGE_COUNT, slot_of(plot, row, 2)))
		return;
	begin_text(plot->html, "quiet", "middle", x, y + 34);
	html_tag(plot->html, "n ");
	value_add(&plot->html->out, column_of(plot, 2), slot_of(plot, row, 2), &value_set);
	html_tag(plot->html, "</text>\n");
}

static void put_dot(struct plot *plot, size_t row)
{
	if (!has_value(plot, row))
		return;
	put_place(plot->html, "<circle class=\"bar\" r=\"3\" cx=\"", time_place(plot, row));
	put_place(plot->html, "\" cy=\"", axis_place(&plot->up, slot_of(plot, row, 1)->real));
	html_tag(plot->html, "\">");
	put_title(plot, row, 1);
	html_tag(plot->html, "</circle>\n");
}

static void draw_line(struct plot *plot)
{
	size_t apart = (plot->rows + LINE_LABELS - 1) / LINE_LABELS;

	plot->height = 230;
	plot->up = axis_of(plot, 1);
	take_column(plot, &plot->up, 1);
	if (plot->up.type == PAGE_SHARE) {
		axis_take(&plot->up, 0);
		axis_take(&plot->up, 1);
	}
	axis_settle(&plot->up, area_bottom(plot), EDGE_TOP, 5, true);
	begin_drawing(plot, "A line over time.");
	put_up_axis(plot);
	for (size_t row = 0; row < plot->rows;)
		row = put_stretch(plot, row);
	for (size_t row = 0; row < plot->rows; row++) {
		put_dot(plot, row);
		if ((plot->rows - 1 - row) % apart == 0)
			put_time(plot, row);
	}
	if (is_marked(plot)) {
		double y = axis_place(&plot->up, plot->table->mark);

		put_line(plot->html, "mark", EDGE_LEFT, y, EDGE_RIGHT, y);
		put_mark_words(plot, &plot->up, "end", EDGE_RIGHT, y - 5);
	}
	html_tag(plot->html, "</svg>\n");
}

void html_drawing(struct html *html, const struct table *table)
{
	struct plot plot = {.html = html, .table = table, .rows = table_rows(table)};

	if (plot.rows == 0) {
		html_tag(html, "<p class=\"none\">no rows</p>\n");
		return;
	}
	switch (table->shape) {
	case PAGE_HISTOGRAM:
		draw_histogram(&plot);
		break;
	case PAGE_SCATTER:
		draw_scatter(&plot);
		break;
	case PAGE_BARS:
		draw_bars(&plot);
		break;
	default:
		draw_line(&plot);
		break;
	}
}
