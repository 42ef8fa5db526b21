/* page/html_look.c -- the style and the script of a page, and the policy that admits nothing else */
#include <string.h>

#include "base/digest.h"
#include "page/html.h"

/*
 * Neither style nor script holds & or <, so that the page is the same as HTML and as XML. Words in
 * each colour have a contrast of 4.5 and more on each ground they stand on.
 */
/* clang-format off */
static const char *const style_lines[] = {
	":root{color-scheme:light dark;--paper:#fff;--wash:#f4f6f8;--ink:#1a1f24;--quiet:#57616b;",
	"--line:#d9dee3;--firm:#8a949e;--accent:#1b5f93;--good:#17693a;--bad:#a8281f;--note:#765300}",
	"@media (prefers-color-scheme:dark){:root{--paper:#14171a;--wash:#1d2125;--ink:#e6e9ec;",
	"--quiet:#a3adb6;--line:#333a41;--firm:#6f7a84;--accent:#85bce8;--good:#78cb9a;--bad:#f4978e;",
	"--note:#e2b860}}",
	"*{box-sizing:border-box}",
	"html{-webkit-text-size-adjust:100%;text-size-adjust:100%}",
	"body{margin:0;background:var(--paper);color:var(--ink);",
	"font:1rem/1.55 system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',sans-serif;",
	"overflow-wrap:anywhere}",
	"main{max-width:64rem;margin:0 auto;padding:clamp(1.25rem,4vw,3rem) clamp(1rem,4vw,2.5rem) 4rem}",
	"h1,h2{line-height:1.25;font-weight:650;letter-spacing:-.012em;text-wrap:balance}",
	"h1{font-size:1.75rem;margin:0 0 1.25rem;padding-bottom:.75rem;border-bottom:1px solid var(--line)}",
	"h2{font-size:1.2rem;margin:2.5rem 0 .75rem}",
	"p,ul,dl,figure{margin:0 0 1rem}",
	"p,li,dt,dd,figcaption{white-space:pre-line}",
	".text,.say,.items,.fields,figcaption,.caption{max-width:44rem}",
	"ul{padding-left:1.25rem}",
	"code{font:.92em/1.4 ui-monospace,'SFMono-Regular',Consolas,'DejaVu Sans Mono',monospace}",
	".link{text-decoration:underline dotted;text-underline-offset:.2em}",
	".target{color:var(--quiet)}",
	".say{border-left:3px solid var(--line);padding:.1rem 0 .1rem .85rem}",
	".say.good{border-color:var(--good);color:var(--good)}",
	".say.bad{border-color:var(--bad);color:var(--bad)}",
	".say.note{border-color:var(--note);color:var(--note)}",
	".items{list-style:none;padding:0}",
	".item{display:flex;gap:.6rem;margin:.35rem 0}",
	".item>div{min-width:0}",
	".label{color:var(--quiet);min-width:1.4rem;font-variant-numeric:tabular-nums}",
	".item.good .label{color:var(--good)}.item.bad .label{color:var(--bad)}",
	".item.note .label{color:var(--note)}",
	".fields{display:grid;grid-template-columns:fit-content(15rem) minmax(0,1fr)}",
	".fields>*{padding:.3rem 0}.fields>dt{padding-right:1.5rem}",
	".fields>dd+*,.fields>dd+dt+dd{border-top:1px solid var(--line)}",
	"dt{color:var(--quiet)}dd{margin:0;font-variant-numeric:tabular-nums}",
	"dd p:last-child,.line p:last-child,.item p:last-child{margin-bottom:0}",
	".caption strong,caption strong,figcaption strong{display:block;color:var(--ink);font-size:1.02rem;",
	"font-weight:650}",
	".caption,caption,.plot figcaption{color:var(--quiet);font-size:.9rem;line-height:1.45}",
	".exhibit{border:1px solid var(--firm);border-radius:6px;max-width:48rem;overflow:hidden;",
	"margin:1.25rem 0}",
	".exhibit figcaption{max-width:none;background:var(--wash);border-bottom:1px solid var(--line);",
	"padding:.5rem 1rem;font-size:.9rem;color:var(--quiet)}",
	".exhibit strong{display:inline;color:var(--ink);font-weight:600}",
	".exhibit .fields{max-width:none;margin:0;padding:.5rem 1rem;border-bottom:1px solid var(--line);font-size:.92rem}",
	".exhibit .fields>*{padding:.1rem 0;border:0}.exhibit .fields>dt{padding-right:1.25rem}",
	".lines{padding:.85rem 1rem}",
	".line{white-space:pre-wrap;min-height:1.55em}.line>div{min-width:0}",
	".line p,.line li{white-space:pre-wrap}",
	".numbered{display:flex;gap:1rem;",
	"font:.88rem/1.55 ui-monospace,'SFMono-Regular',Consolas,'DejaVu Sans Mono',monospace}",
	".number{color:var(--quiet);min-width:2.2em;text-align:right;user-select:none}",
	".attachments{list-style:none;margin:0;padding:.6rem 1rem;border-top:1px solid var(--line);",
	"font-size:.92rem}",
	".wide{position:relative;overflow-x:auto;margin:1rem 0 1.5rem;max-width:100%}",
	":focus-visible{outline:2px solid var(--accent);outline-offset:3px;border-radius:2px}",
	"table{border-collapse:collapse;min-width:min(100%,24rem);font-size:.94rem;line-height:1.4}",
	"caption{text-align:left;padding-bottom:.6rem}",
	"caption>div{position:sticky;left:0;width:max-content;max-width:min(44rem,calc(100vw - 2.5rem))}",
	"th,td{padding:.42rem .8rem;text-align:left;vertical-align:baseline}",
	"th:first-child,td:first-child{padding-left:.15rem}",
	"thead th{color:var(--quiet);font-size:.86rem;font-weight:600;vertical-align:bottom;",
	"border-bottom:1px solid var(--firm);overflow-wrap:normal}",
	"tbody th{font-weight:500}",
	"tbody tr+tr>*{border-top:1px solid var(--line)}",
	"tbody tr:hover>*{background:var(--wash)}",
	"th.t,td.t{min-width:7.5em;max-width:30rem;overflow-wrap:anywhere}",
	"td.c,tbody th.c{font-family:ui-monospace,'SFMono-Regular',Consolas,'DejaVu Sans Mono',monospace;",
	"font-size:.92em}",
	"th.n,td.n{text-align:right}",
	"td.n,td.w{white-space:nowrap;font-variant-numeric:tabular-nums}",
	".none{color:var(--quiet)}",
	"th button{font:inherit;color:inherit;background:none;border:0;margin:0;padding:.15rem 0;",
	"cursor:pointer;text-align:inherit;position:relative}",
	"th button:hover{color:var(--ink)}",
	"th button::after{content:'\\2195';position:absolute;bottom:.15rem;left:100%;width:1em;",
	"text-align:center;opacity:.5}th.n button::after{left:auto;right:100%}",
	"th[aria-sort=ascending] button::after{content:'\\2191';opacity:1}",
	"th[aria-sort=descending] button::after{content:'\\2193';opacity:1}",
	"th[aria-sort] button{color:var(--ink)}",
	".plot{display:inline-block;vertical-align:top;width:min(100%,28rem);margin:1rem 1rem 1.5rem 0}",
	"svg{display:block;width:100%;height:auto;margin:.75rem 0 .5rem;overflow:hidden;",
	"font-size:12px;font-variant-numeric:tabular-nums}",
	"svg text{fill:var(--ink);unicode-bidi:plaintext}svg .quiet{fill:var(--quiet)}",
	"svg .grid{stroke:var(--line);stroke-width:1}svg .axis{stroke:var(--firm);stroke-width:1}",
	"svg .bar{fill:var(--accent)}svg .band{fill:var(--accent);fill-opacity:.18}",
	"svg .rail{fill:var(--wash)}",
	"svg .point{fill:var(--accent);fill-opacity:.6;stroke:var(--accent);stroke-width:1}",
	"svg .curve{fill:none;stroke:var(--accent);stroke-width:2;stroke-linejoin:round}",
	"svg .range{stroke:var(--ink);stroke-width:1.4}",
	"svg .mark{stroke:var(--bad);stroke-width:1.4;stroke-dasharray:4 3}svg .of-mark{fill:var(--bad)}",
	"summary{cursor:pointer;color:var(--accent);font-size:.9rem;width:max-content;padding:.2rem 0}",
	".heard{position:absolute;width:1px;height:1px;margin:-1px;overflow:hidden;clip-path:inset(50%);",
	"white-space:nowrap}",
	"@media (max-width:34rem){.fields{grid-template-columns:fit-content(45%) minmax(0,1fr)}",
	"h1{font-size:1.45rem}th,td{padding:.4rem .6rem}}",
	"@page{size:A4;margin:18mm 16mm}",
	"@media print{:root{color-scheme:light;--paper:#fff;--wash:#fff;--ink:#000;--quiet:#444;",
	"--line:#ccc;--firm:#666;--accent:#1b5f93;--good:#17693a;--bad:#a8281f;--note:#765300}",
	"html{font-size:10pt}main{max-width:none;padding:0}table{font-size:9pt}",
	"h1{font-size:18pt}h2{font-size:12.5pt;margin-top:1.5rem}",
	"h2,caption,figcaption{break-after:avoid}tr,.plot,.record,.exhibit,.item{break-inside:avoid}",
	".wide{overflow:visible}details,th button::after{display:none}",
	"th,td{padding:.25rem .5rem}.plot{width:47%;margin-right:2%}*{print-color-adjust:exact}}",
};

/* Sorts by what a cell shows, or its data-order; cells without a value stay at the end. */
static const char *const script_lines[] = {
	"(() => {",
	"const words = new Intl.Collator(document.documentElement.lang, {numeric: true});",
	"const key = (cell, number) => {",
	"  if (!cell || cell.classList.contains('none')) return null;",
	"  const text = cell.dataset.order || cell.textContent;",
	"  return number ? parseFloat(text.replace('\\u2212', '-')) : text;",
	"};",
	"const sort = (table, head, column) => {",
	"  const body = table.tBodies[0], number = head.classList.contains('n');",
	"  const down = head.getAttribute('aria-sort') === 'ascending';",
	"  const rows = Array.from(body.rows, row => [key(row.cells[column], number), row]);",
	"  rows.sort(([a], [b]) => {",
	"    if (a === null || b === null) return (a === null) - (b === null);",
	"    const order = number ? a - b : words.compare(a, b);",
	"    return down ? -order : order;",
	"  });",
	"  for (const other of table.tHead.rows[0].cells) other.removeAttribute('aria-sort');",
	"  head.setAttribute('aria-sort', down ? 'descending' : 'ascending');",
	"  body.append(...rows.map(row => row[1]));",
	"};",
	"for (const table of document.querySelectorAll('table.sortable')) {",
	"  if (2 > table.tBodies[0].rows.length) continue;",
	"  Array.from(table.tHead.rows[0].cells).forEach((head, column) => {",
	"    const button = document.createElement('button');",
	"    button.type = 'button';",
	"    button.append(...head.childNodes);",
	"    head.append(button);",
	"    button.addEventListener('click', () => sort(table, head, column));",
	"  });",
	"}",
	"})();",
};
/* clang-format on */

#define LINES(array) array, sizeof(array) / sizeof *(array)

static void join(struct text *text, const char *const *lines, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		text_add_char(text, '\n');
		text_add(text, lines[i]);
	}
	text_add_char(text, '\n');
}

static unsigned nibble(char digit)
{
	return (unsigned)(digit <= '9' ? digit - '0' : digit - 'a' + 10);
}

/* Append a digest of 32 bytes, given in hexadecimal, as base64: 24 bits are 6 and 4 digits. */
static void add_base64(struct text *text, const char hex[DIGEST_TEXT + 1])
{
	static const char digits[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	unsigned bits = 0, count = 0;

	for (; *hex; hex++) {
		bits = (bits << 4 | nibble(*hex)) & 0xFFF;
		count += 4;
		for (; count >= 6; count -= 6)
			text_add_char(text, digits[bits >> (count - 6) & 0x3F]);
	}
	if (count)
		text_add_char(text, digits[bits << (6 - count) & 0x3F]);
	text_add_char(text, '=');
}

/* " 'sha256-...'": the source that a policy admits. */
static void add_source(struct html *html, const struct text *content)
{
	char hex[DIGEST_TEXT + 1];

	digest_of(hex, content->bytes, content->length, NULL, 0);
	html_tag(html, " 'sha256-");
	add_base64(&html->out, hex);
	html_tag(html, "'");
}

void html_look(struct html *html)
{
	struct text style, script;

	text_init(&style);
	text_init(&script);
	join(&style, LINES(style_lines));
	join(&script, LINES(script_lines));
	html_tag(html, "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
	               "style-src");
	add_source(html, &style);
	html_tag(html, "; script-src");
	add_source(html, &script);
	html_tag(html, "; base-uri 'none'; form-action 'none'\"/>\n"
	               "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
	               "<meta name=\"color-scheme\" content=\"light dark\"/>\n"
	               "<meta name=\"referrer\" content=\"no-referrer\"/>\n<style>");
	html_tag(html, style.bytes);
	html_tag(html, "</style>\n");
	if (style.failed || script.failed)
		html->out.failed = true;
	text_clear(&script);
	text_clear(&style);
}

void html_script(struct html *html)
{
	struct text script;

	text_init(&script);
	join(&script, LINES(script_lines));
	html_tag(html, "<script>");
	html_tag(html, script.bytes);
	html_tag(html, "</script>\n");
	if (script.failed)
		html->out.failed = true;
	text_clear(&script);
}
