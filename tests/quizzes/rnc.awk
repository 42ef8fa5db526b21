# quizzes/rnc.awk -- RELAX NG's compact syntax to its XML form, as far as bank.rnc makes use of it
#
# Reads grammars of definitions, elements, attributes, mixed, text, literals, xsd types with patterns,
# and the connectives , | with ? * + behind a pattern. What else there is ends in an error.

/^[ \t]*#/ { next }
{ source = source $0 "\n" }

function fail(why) {
	print "rnc.awk: " why " at: " substr(source, 1, 60) > "/dev/stderr"
	failed = 1
	exit 1
}

# The next token: a name, a literal with its quotes, or a sign.
function next_token() {
	sub(/^[ \t\n]+/, "", source)
	if (match(source, /^"[^"]*"/) || match(source, /^[A-Za-z_][A-Za-z0-9_:-]*/) || match(source, /^[{}()=,|?*+]/)) {
		token = substr(source, 1, RLENGTH)
		source = substr(source, RLENGTH + 1)
	} else if (source == "") {
		token = ""
	} else {
		fail("no token")
	}
}

function expect(sign) {
	if (token != sign)
		fail("'" token "' where '" sign "' should be")
	next_token()
}

function escaped(text) {
	gsub(/&/, "\\&amp;", text)
	gsub(/</, "\\&lt;", text)
	gsub(/>/, "\\&gt;", text)
	return text
}

function literal(  text) {
	text = escaped(substr(token, 2, length(token) - 2))
	next_token()
	return text
}

# { PATTERN }
function block(  inner) {
	expect("{")
	inner = pattern()
	expect("}")
	return inner
}

function named(kind,  name) {
	next_token()
	name = token
	next_token()
	# An attribute without a prefix is in no namespace; "ns" would be inherited from the grammar.
	return "<" kind " name=\"" name "\"" (kind == "attribute" && name !~ /:/ ? " ns=\"\"" : "") ">" \
		block() "</" kind ">"
}

function typed(  out) {
	out = "<data type=\"" substr(token, 5) "\">"
	next_token()
	expect("{")
	while (token != "}") {
		out = out "<param name=\"" token "\">"
		next_token()
		expect("=")
		out = out literal() "</param>"
	}
	expect("}")
	return out "</data>"
}

function primary(  name, inner) {
	if (token == "(") {
		next_token()
		inner = pattern()
		expect(")")
		return "<group>" inner "</group>"
	}
	if (token ~ /^"/)
		return "<value type=\"string\">" literal() "</value>"
	if (token == "element" || token == "attribute")
		return named(token)
	if (token ~ /^xsd:/)
		return typed()
	name = token
	if (name !~ /^[A-Za-z_]/)
		fail("'" name "' is no pattern")
	next_token()
	if (name == "mixed")
		return "<mixed>" block() "</mixed>"
	return name == "text" ? "<text/>" : "<ref name=\"" name "\"/>"
}

function repeated(  inner) {
	inner = primary()
	if (token == "?" || token == "*" || token == "+") {
		inner = token == "?" ? "<optional>" inner "</optional>" : \
			token == "*" ? "<zeroOrMore>" inner "</zeroOrMore>" : "<oneOrMore>" inner "</oneOrMore>"
		next_token()
	}
	return inner
}

function pattern(  out, sign, kind) {
	out = repeated()
	sign = token
	if (sign != "," && sign != "|")
		return out
	while (token == sign) {
		next_token()
		out = out repeated()
	}
	if (token == "," || token == "|")
		fail("'" token "' beside '" sign "'")
	kind = sign == "," ? "group" : "choice"
	return "<" kind ">" out "</" kind ">"
}

# default namespace = "..." and namespace PREFIX = "...", as attributes
function declared(  name) {
	if (token == "default") {
		next_token()
		name = "ns"
	}
	next_token()
	if (name == "") {
		name = "xmlns:" token
		next_token()
	}
	expect("=")
	return name "=\"" literal() "\""
}

END {
	if (failed)
		exit 1
	next_token()
	printf "<grammar xmlns=\"http://relaxng.org/ns/structure/1.0\""
	while (token == "default" || token == "namespace")
		printf " %s", declared()
	print " datatypeLibrary=\"http://www.w3.org/2001/XMLSchema-datatypes\">"
	while (token != "") {
		name = token
		next_token()
		expect("=")
		body = pattern()
		print name == "start" ? "<start>" body "</start>" : "<define name=\"" name "\">" body "</define>"
	}
	print "</grammar>"
}
