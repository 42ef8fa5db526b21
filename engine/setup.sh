# engine/setup.sh -- what engine/start, tests/run and .ci/run share: packages and building
# shellcheck shell=sh
# For a shell that has set `root`, the checkout. Nothing in here reads standard input, which is the
# program's, and nothing writes to standard output.
: "${root:?is the checkout}"

say()
{
	printf '%s: %s\n' "${0##*/}" "$*" >&2
}

# Column $1 (in Debian or elsewhere) of the rows of engine/PACKAGES that are for one of the others.
packages_for()
{
	awk -v column="$1" -v lists=" $2 " '
		/^#/ || !index(lists, " " $1 " ") { next }
		column == "debian" { print $2; next }
		{ sub(/^[^ ]+ +[^ ]+ +/, ""); names = names (names ? ", " : "") $0 }
		END { if (names) print names }' "$root/engine/PACKAGES"
}

# Those of the packages that are not installed.
packages_missing()
{
	dpkg-query -W -f '${db:Status-Status} ${Package}\n' "$@" 2>/dev/null | awk -v wanted="$*" '
		$1 == "installed" { there[$2] = 1 }
		END {
			count = split(wanted, names, " ")
			for (i = 1; i <= count; i++)
				if (!(names[i] in there))
					print names[i]
		}'
}

as_root()
{
	if [ "$(id -u)" -eq 0 ]; then
		"$@"
	else
		sudo "$@"
	fi
}

# Run a command that is of interest only when it fails: then all it said goes to standard error.
quietly()
{
	log=$(mktemp)
	status=0
	"$@" >"$log" 2>&1 </dev/null || status=$?
	[ "$status" -eq 0 ] || cat "$log" >&2
	rm -f "$log"
	return "$status"
}

# The index of packages may be missing or old, and another apt may hold the lock for a while.
apt_install()
{
	as_root apt-get -q update || say 'the index of packages could not be renewed; trying with the old one'
	as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300 \
		install --no-install-recommends "$@"
}

# Install what is missing of the named lists. Where that cannot be done, say what is needed and go
# on: it may be there all the same, and if it is not the build says so.
setup_packages()
{
	if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
		say "this is not Debian; needed are $(packages_for elsewhere "$*")"
		return
	fi
	# shellcheck disable=SC2046 # the names of packages are words
	missing=$(packages_missing $(packages_for debian "$*") | tr '\n' ' ')
	[ -n "$missing" ] || return 0
	if [ "$(id -u)" -ne 0 ] && ! command -v sudo >/dev/null; then
		say "neither root nor sudo is at hand; needed is: apt-get install $missing"
		return
	fi
	say "installing $missing"
	# shellcheck disable=SC2086
	quietly apt_install $missing || say "not everything could be installed; needed are $missing"
}

# Build in the folder $1, which others may do at the same time, the target $2, with the rest as
# options for cmake. The folder is set up with the options it had, if it was set up before.
setup_build()
{
	folder=$1
	target=$2
	shift 2
	mkdir -p "$folder"
	(
		! command -v flock >/dev/null || flock 9
		[ -f "$folder/CMakeCache.txt" ] || ! command -v ninja >/dev/null || set -- -G Ninja "$@"
		if [ $# -gt 0 ] || [ ! -f "$folder/CMakeCache.txt" ]; then
			quietly cmake -S "$root" -B "$folder" "$@" || exit 1
		fi
		quietly cmake --build "$folder" --target "$target" --parallel "$(nproc)"
	) 9>"$folder/lock"
}
