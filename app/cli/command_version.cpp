#include "app/cli/commands.h"
#include "app/cli/version.h"

#include "core/experiment/plan/plan.h"
#include "core/experiment/run/worker_protocol.h"

#include <fmt/format.h>

#include <memory>

namespace plateau::cli {

void addVersionOption(Command& app, CommandContext& context) {
    auto wanted = std::make_shared<bool>(false);
    app.addFlag("--json", context.json, "Machine-readable output on stdout");
    app.addFlag("--version", *wanted, "Version, protocol and schema numbers");
    app.callback([&app, &context, wanted] {
        if (*wanted) {
            context.print({{"name", "plateau"},
                           {"version", PLATEAU_VERSION},
                           {"build", PLATEAU_BUILD},
                           {"protocol", experiment::protocolVersion},
                           {"schema", experiment::Plan::currentSchema}},
                          fmt::format("plateau {} ({})", PLATEAU_VERSION, PLATEAU_BUILD));
        } else if (!app.hasSubcommand()) {
            fmt::print("{}", app.help());
        }
    });
}

} // namespace plateau::cli
