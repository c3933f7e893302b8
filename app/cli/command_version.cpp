#include "app/cli/commands.h"
#include "app/cli/version.h"

#include "core/experiment/plan/plan.h"
#include "core/experiment/run/worker_protocol.h"

#include <fmt/format.h>

namespace plateau::cli {

void addVersionOption(CLI::App& app, CommandContext& context) {
    auto* json = app.add_flag("--json", context.json, "Machine-readable output on stdout");
    app.add_flag_callback(
           "--version",
           [&context, json] {
               context.json = json->count() > 0;
               context.print({{"name", "plateau"},
                              {"version", PLATEAU_VERSION},
                              {"build", PLATEAU_BUILD},
                              {"protocol", experiment::protocolVersion},
                              {"schema", experiment::Plan::currentSchema}},
                             fmt::format("plateau {} ({})", PLATEAU_VERSION, PLATEAU_BUILD));
           },
           "Version, protocol and schema numbers")
        ->trigger_on_parse(false);
}

} // namespace plateau::cli
