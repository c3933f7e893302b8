#include "app/cli/command_line.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cctype>

namespace plateau::cli {

Check::Check(const CLI::Validator& validator)
    : m_validator(std::make_shared<const CLI::Validator>(validator)) {}

Check range(double low, double high) {
    return Check(CLI::Range(low, high));
}
Check range(int low, int high) {
    return Check(CLI::Range(low, high));
}
Check positiveNumber() {
    return Check(CLI::PositiveNumber);
}
Check nonNegativeNumber() {
    return Check(CLI::NonNegativeNumber);
}
Check oneOf(std::vector<std::string> words) {
    return Check(CLI::IsMember(std::move(words)));
}

Check svgFile() {
    return Check(CLI::Validator(
        [](const std::string& name) {
            const std::filesystem::path path(name);
            std::string ending = path.extension().string();
            std::transform(ending.begin(), ending.end(), ending.begin(),
                           [](unsigned char c) { return std::tolower(c); });
            return ending == ".svg" ? std::string()
                                    : "charts are written as SVG only; write " +
                                          std::filesystem::path(path).replace_extension(".svg").string() +
                                          " and let a browser or Inkscape make another format of it";
        },
        ""));
}

Option::Option(CLI::Option& option) : m_option(&option) {}

Option* Option::required() {
    m_option->required();
    return this;
}

Option* Option::showDefault() {
    m_option->capture_default_str();
    return this;
}

Option* Option::check(const Check& check) {
    m_option->check(check.validator());
    return this;
}

Option* Option::needs(const Option* other) {
    m_option->needs(other->m_option);
    return this;
}

Option* Option::delimiter(char between) {
    m_option->delimiter(between);
    return this;
}

Option* Option::repeatable() {
    m_option->expected(1)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    return this;
}

std::size_t Option::count() const {
    return m_option->count();
}

Command::Command(CLI::App& app) : m_app(app) {}

Command* Command::addSubcommand(const std::string& name, const std::string& purpose) {
    return &m_commands.emplace_back(*m_app.add_subcommand(name, purpose));
}

Command* Command::addOptionGroup(const std::string& title, const std::string& purpose) {
    return &m_commands.emplace_back(*m_app.add_option_group(title, purpose));
}

Option* Command::keep(CLI::Option* option) {
    return &m_options.emplace_back(*option);
}

template <OptionValue T>
Option* Command::addOption(const std::string& name, T& value, const std::string& text) {
    return keep(m_app.add_option(name, value, text));
}

template <OptionValue T>
Option* Command::addOptionFunction(const std::string& name, const std::function<void(const T&)>& use,
                                   const std::string& text) {
    return keep(m_app.add_option_function<T>(name, use, text));
}

Option* Command::addFlag(const std::string& name, bool& value, const std::string& text) {
    return keep(m_app.add_flag(name, value, text));
}

Option* Command::addFlagCallback(const std::string& name, std::function<void()> body,
                                 const std::string& text) {
    return keep(m_app.add_flag_callback(name, std::move(body), text));
}

void Command::requireSubcommand(std::size_t least, std::size_t most) {
    m_app.require_subcommand(least, most);
}
void Command::footer(const std::string& text) {
    m_app.footer(text);
}
void Command::callback(std::function<void()> body) {
    m_app.callback(std::move(body));
}
void Command::hide() {
    m_app.group("");
}
bool Command::hasSubcommand() const {
    return !m_app.get_subcommands().empty();
}
std::string Command::help() const {
    return m_app.help();
}

namespace {

/// "plateau experiment new" of the words that were understood before parsing ended.
std::string chosenCommand(const CLI::App& app) {
    const auto below = app.get_subcommands();
    return below.empty() ? app.get_name() : app.get_name() + " " + chosenCommand(*below.front());
}

} // namespace

CommandLine::CommandLine(const std::string& name, const std::string& description)
    : m_app(std::make_unique<CLI::App>(description, name)), m_root(std::make_unique<Command>(*m_app)) {}

CommandLine::~CommandLine() = default;

CommandLine::Outcome CommandLine::run(int argc, char** argv) {
    try {
        m_app->parse(argc, argv);
        return {Outcome::Kind::Ran, {}, {}};
    } catch (const CLI::Success& help) {
        m_app->exit(help);
        return {Outcome::Kind::HelpShown, {}, {}};
    } catch (const CLI::ParseError& error) {
        return {Outcome::Kind::UsageError, chosenCommand(*m_app), error.what()};
    }
}

#define PLATEAU_OPTION_VALUE(...)                                                                            \
    template Option* Command::addOption(const std::string&, __VA_ARGS__&, const std::string&);               \
    template Option* Command::addOptionFunction(                                                             \
        const std::string&, const std::function<void(const __VA_ARGS__&)>&, const std::string&);
PLATEAU_OPTION_VALUE(std::string)
PLATEAU_OPTION_VALUE(std::filesystem::path)
PLATEAU_OPTION_VALUE(int)
PLATEAU_OPTION_VALUE(double)
PLATEAU_OPTION_VALUE(std::size_t)
PLATEAU_OPTION_VALUE(std::optional<std::string>)
PLATEAU_OPTION_VALUE(std::optional<std::filesystem::path>)
PLATEAU_OPTION_VALUE(std::optional<int>)
PLATEAU_OPTION_VALUE(std::optional<double>)
PLATEAU_OPTION_VALUE(std::optional<std::size_t>)
PLATEAU_OPTION_VALUE(std::vector<std::string>)
PLATEAU_OPTION_VALUE(std::vector<int>)
PLATEAU_OPTION_VALUE(std::vector<double>)
PLATEAU_OPTION_VALUE(std::vector<std::size_t>)
PLATEAU_OPTION_VALUE(std::vector<std::int64_t>)
#undef PLATEAU_OPTION_VALUE

} // namespace plateau::cli
