#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
class Option;
class Validator;
} // namespace CLI

/// What a command says about its options. The parser behind it (CLI11) is included by command_line.cpp alone:
/// it costs every file that includes it three seconds to compile.
namespace plateau::cli {

template <typename T, typename... Types>
concept OneOf = (std::same_as<T, Types> || ...);

/// Types of variables that an option can fill. Another one is added here and in the list at the end of
/// command_line.cpp.
template <typename T>
concept OptionValue =
    OneOf<T, std::string, std::filesystem::path, int, double, std::size_t, std::optional<std::string>,
          std::optional<std::filesystem::path>, std::optional<int>, std::optional<double>,
          std::optional<std::size_t>, std::vector<std::string>, std::vector<int>, std::vector<double>,
          std::vector<std::size_t>, std::vector<std::int64_t>>;

/// What a value must be; its wording appears in the help and in the error.
class Check {
public:
    explicit Check(const CLI::Validator& validator);
    const CLI::Validator& validator() const { return *m_validator; }

private:
    std::shared_ptr<const CLI::Validator> m_validator;
};

Check range(double low, double high);
Check range(int low, int high);
Check positiveNumber();
Check nonNegativeNumber();
Check oneOf(std::vector<std::string> words);
/// A file name that ends with .svg.
Check svgFile();

/// An option of a command; lives as long as the command. The methods return the option, so that they can be
/// chained.
class Option {
public:
    explicit Option(CLI::Option& option);

    Option* required();
    /// The help shows the variable's present value as the default.
    Option* showDefault();
    Option* check(const Check& check);
    /// Usage error when this option is given without the other one.
    Option* needs(const Option* other);
    /// One word holds several values.
    Option* delimiter(char between);
    /// Takes one word each time it is given, and may be given several times.
    Option* repeatable();
    /// How often it was given.
    std::size_t count() const;

private:
    CLI::Option* m_option;
};

/// A command, a group of commands, or a titled group of options of a command. Variables of options must
/// outlive it.
class Command {
public:
    explicit Command(CLI::App& app);
    Command(const Command&) = delete;
    Command& operator=(const Command&) = delete;

    Command* addSubcommand(const std::string& name, const std::string& purpose);
    Command* addOptionGroup(const std::string& title, const std::string& purpose);

    /// @param name "--lr", "-o,--output", or "directory" for a word without a dash
    template <OptionValue T>
    Option* addOption(const std::string& name, T& value, const std::string& text);
    template <OptionValue T>
    Option* addOptionFunction(const std::string& name, const std::function<void(const T&)>& use,
                              const std::string& text);
    Option* addFlag(const std::string& name, bool& value, const std::string& text);
    Option* addFlagCallback(const std::string& name, std::function<void()> body, const std::string& text);

    /// At least and at most so many of the subcommands.
    void requireSubcommand(std::size_t least, std::size_t most);
    void requireSubcommand(std::size_t exactly) { requireSubcommand(exactly, exactly); }
    /// What the help ends with.
    void footer(const std::string& text);
    /// Runs when the command was chosen and everything was parsed.
    void callback(std::function<void()> body);
    /// Works, but is not in the help.
    void hide();

    bool hasSubcommand() const;
    std::string help() const;

private:
    Option* keep(CLI::Option* option);

    CLI::App& m_app;
    std::deque<Command> m_commands;
    std::deque<Option> m_options;
};

/// The program's command line.
class CommandLine {
public:
    struct Outcome {
        enum class Kind { Ran, HelpShown, UsageError } kind;
        std::string command; ///< that was to be parsed, as "plateau experiment new"
        std::string what;    ///< the usage error
    };

    CommandLine(const std::string& name, const std::string& description);
    ~CommandLine();

    Command& root() { return *m_root; }
    /// Parses, shows the help where it was asked for, or runs the chosen command's callback.
    Outcome run(int argc, char** argv);

private:
    std::unique_ptr<CLI::App> m_app;
    std::unique_ptr<Command> m_root;
};

} // namespace plateau::cli
