# tests/house/floors.awk -- compares what rooms include and use with engine/FLOORS
#
# Reads, in this order: engine/FLOORS, and of what floors.sh has gathered in the folder `work`:
# rooms (FOLDER), exports (SYMBOL), libraries (SYMBOL LIBRARY), includes (FILE HEADER QUOTED) and
# symbols (ROOM FILE SYMBOL KIND).

function say(file, text) {
	print file ": " text
	bad = 1
}

# May a file of this room use that room?
function sees(room, other) {
	if (room == other)
		return 1
	if (room in only)
		return index(only[room], " " other " ") > 0
	return floor[other] < floor[room]
}

# In words: where the other room lies.
function lies(room, other) {
	if (room in only)
		return "out of its sight"
	return floor[other] > floor[room] ? "above" : "beside it"
}

function room_of(file,   parts) {
	split(file, parts, "/")
	return parts[1] == "include" ? "include" : parts[2]
}

function check_quoted(file, room, header,   other) {
	if (header !~ /\//) {
		say(file, "includes \"" header "\" without its room")
		return
	}
	other = header
	sub(/\/.*/, "", other)
	if (other == "vigil")
		return
	if (room == "include")
		say(file, "a public header includes " header ", which its users do not have")
	else if (!(other in floor))
		say(file, "includes " header ", and there is no room " other)
	else if (!sees(room, other))
		say(file, "includes " header ", " lies(room, other))
}

function check_angled(file, room, header,   prefix) {
	for (prefix in owner_of_header)
		if (index(header, prefix) == 1 && owner_of_header[prefix] != room)
			say(file, "includes <" header ">, which is for " owner_of_header[prefix] " alone")
}

# A symbol that the file needs, of another room, or of a library.
function check_symbol(file, room, symbol,   other, library, owner) {
	if (symbol in home) {
		other = home[symbol]
		if (!sees(room, other) && !(room in only && symbol in exported))
			say(file, "uses " symbol " of " other ", " lies(room, other))
		return
	}
	library = library_of[symbol]
	owner = owner_of_library[library]
	if (owner != "" && owner != room)
		say(file, "uses " symbol ", which is for " owner " alone")
	else if (room in only && library != "libc.so.6" && !((room, library) in with) &&
	         symbol != "_GLOBAL_OFFSET_TABLE_")
		say(file, "uses " symbol ", which is not of a library that it may use")
}

FILENAME == "engine/FLOORS" {
	if (/^#/ || NF == 0)
		next
	floor[$2] = $1
	for (i = 3; i <= NF; i++) {
		if ($i ~ /^(alone|only|with)$/) {
			word = $i
			if (word == "only")
				only[$2] = " "
		} else if (word == "only") {
			only[$2] = only[$2] $i " "
		} else if (word == "with") {
			with[$2, $i] = 1
		} else if ($i ~ /\.so$/) {
			owner_of_library[$i] = $2
		} else {
			owner_of_header[$i] = $2
		}
	}
	next
}
FILENAME == work "/rooms" {
	room = $1
	sub(/.*\//, "", room)
	if (!(room in floor))
		say($1, "a room without a floor in engine/FLOORS")
	next
}
FILENAME == work "/exports" { exported[$1] = 1; next }
FILENAME == work "/libraries" { library_of[$1] = $2; next }
FILENAME == work "/includes" {
	if ($3 == "quoted")
		check_quoted($1, room_of($1), $2)
	else
		check_angled($1, room_of($1), $2)
	next
}
$3 == "-" { say($2, "is built by nobody: not in CMakeLists.txt, or there is no build"); next }
$4 != "U" { if ($4 !~ /^[wWvV]$/) home[$3] = $1; next }
{ uses[++use_count] = $2 " " $1 " " $3 }
END {
	for (i = 1; i <= use_count; i++) {
		split(uses[i], use, " ")
		check_symbol(use[1], use[2], use[3])
	}
	exit bad
}
