#include "core/workflow/create/truncation.h"

#include <fmt/format.h>

#include <algorithm>

namespace plateau::workflow {
namespace {

/// Share of lost tokens from which texts that are cut are told.
constexpr double lostShareWarned = 0.01;

} // namespace

std::optional<experiment::Warning> truncation(std::span<const std::size_t> lengths, int limit,
                                              int modelLimit) {
    const auto most = static_cast<std::size_t>(limit);
    std::size_t cut = 0;
    double all = 0;
    double lost = 0;
    for (const std::size_t length : lengths) {
        cut += length > most ? 1 : 0;
        all += static_cast<double>(length);
        lost += static_cast<double>(length - std::min(length, most));
    }
    const double share = all > 0 ? lost / all : 0;
    if (share < lostShareWarned) {
        return std::nullopt;
    }
    return experiment::Warning{
        experiment::WarningKind::TruncatedTexts,
        {{"texts", static_cast<double>(cut)},
         {"items", static_cast<double>(lengths.size())},
         {"tokens", limit},
         {"share", share}},
        "",
        fmt::format("{} of {} texts are longer than {} tokens and are cut: {:.0f} % of all tokens are lost",
                    cut, lengths.size(), limit, 100 * share),
        limit < modelLimit ? "Raise the limit (max_tokens)"
                           : "Choose a model that reads longer texts, or shorten the texts"};
}

} // namespace plateau::workflow
