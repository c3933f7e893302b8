# shellcheck shell=bash source-path=SCRIPTDIR
# Everything the scripts share; `source_folder` (the root of the sources) is set by whoever reads this.
: "${source_folder:?}"
# shellcheck source=report.sh
. "$source_folder/packaging/lib/report.sh"
# shellcheck source=debian.sh
. "$source_folder/packaging/lib/debian.sh"
# shellcheck source=pieces.sh
. "$source_folder/packaging/lib/pieces.sh"
# shellcheck source=runtime.sh
. "$source_folder/packaging/lib/runtime.sh"
