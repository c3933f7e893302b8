#include "core/workflow/create/pool_facts.h"

#include "core/tokenizer/layout.h"
#include "core/tokenizer/load/load_tokenizer.h"
#include "core/training/trainer.h"
#include "core/workflow/create/network_facts.h"
#include "core/workflow/create/truncation.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>

namespace plateau::workflow {
namespace {

/// Share of unknown tokens from which a tokenizer counts as the wrong one for the language.
constexpr double unknownShareWarned = 0.05;

experiment::Warning assumedPooling() {
    return {experiment::WarningKind::AssumedPooling,
            {},
            "",
            "The model's folder does not say how the vectors of the tokens become one: their mean is taken",
            "Choose a sentence-transformers folder where that is wrong"};
}

/// 95 % of the pool's lengths, rounded up to 32, at most 256 and the model's limit.
int lengthLimit(std::vector<std::size_t> lengths, int modelLimit) {
    const auto at = lengths.begin() + static_cast<std::ptrdiff_t>((lengths.size() - 1) * 95 / 100);
    std::nth_element(lengths.begin(), at, lengths.end());
    const int rounded = static_cast<int>((*at + 31) / 32 * 32);
    return std::clamp(rounded, 32, std::min(256, modelLimit));
}

/// What decides how the cells are computed, to the last bit: measured or reckoned here once, then kept in the
/// plan.
Result<void> proposeArithmetic(const experiment::CreateRequest& request, std::size_t longest,
                               experiment::PoolFacts& facts) {
    const auto device = training::probeDevice(training::DeviceChoice::Automatic, 0);
    if (!device) {
        return device.error();
    }
    facts.precision = device->bfloat16Faster ? recipe::Precision::BFloat16 : recipe::Precision::Float32;
    const auto tokens = std::min<std::int64_t>(static_cast<std::int64_t>(longest), facts.maxTokens);
    facts.pack = training::proposedPack(request.training, tokens, request.seeds - 1);
    return {};
}

Result<experiment::PoolFacts> poolFacts(const experiment::CreateRequest& request,
                                        const tokenizer::SingleText& layout, int modelLimit,
                                        std::optional<int> asked, std::span<const data::Sample> pool) {
    std::size_t longest = 1;
    std::vector<std::size_t> lengths;
    std::size_t tokens = 0;
    std::size_t unknown = 0;
    for (const data::Sample& sample : pool) {
        const auto encoding = layout.encode(sample.text, static_cast<std::size_t>(modelLimit));
        lengths.push_back(encoding.fullLength);
        longest = std::max<std::size_t>(longest, encoding.fullLength);
        tokens += encoding.ids.size() - tokenizer::SingleText::added;
        unknown += encoding.unknown;
    }
    experiment::PoolFacts facts;
    facts.maxTokens = asked ? std::min(*asked, modelLimit) : lengthLimit(lengths, modelLimit);
    if (auto cut = truncation(lengths, facts.maxTokens, modelLimit)) {
        facts.warnings.push_back(*std::move(cut));
    }
    const double share = tokens > 0 ? static_cast<double>(unknown) / static_cast<double>(tokens) : 0;
    if (share > unknownShareWarned) {
        facts.warnings.push_back(
            {experiment::WarningKind::UnknownTokens,
             {{"share", share}},
             "",
             fmt::format("{:.0f} % of the tokens are unknown to this model's tokenizer", 100 * share),
             "Choose a model made for this language"});
    }
    const auto most = static_cast<std::size_t>(facts.maxTokens);
    facts.tokens = [layout, most](const data::Sample& sample) {
        return static_cast<std::int64_t>(layout.encode(sample.text, most).ids.size());
    };
    const auto proposed = proposeArithmetic(request, longest, facts);
    return proposed ? Result<experiment::PoolFacts>(std::move(facts)) : proposed.error();
}

} // namespace

Result<PoolFactsChoice> poolFactsChoice(const checkpoint::ModelCard& card,
                                        const experiment::CreateRequest& request, const AskedLengths& asked) {
    const int limit = card.shape.context;
    if (!std::holds_alternative<checkpoint::EncoderConfig>(card.shape.config)) {
        return networkFactsChoice(card, request, asked);
    }
    auto tokenizer = tokenizer::loadTokenizer(card.folder);
    if (!tokenizer) {
        return tokenizer.error();
    }
    const std::shared_ptr<const tokenizer::Tokenizer> shared = std::move(*tokenizer);
    return PoolFactsChoice([request, shared, limit, asked = asked.text, stated = card.poolingStated](
                               std::span<const data::Sample> pool) -> Result<experiment::PoolFacts> {
        const auto layout = tokenizer::SingleText::of(*shared);
        if (!layout) {
            return layout.error();
        }
        auto facts = poolFacts(request, *layout, limit, asked, pool);
        if (facts) {
            // The layout refers to the tokenizer.
            facts->tokens = [shared, tokens = facts->tokens](const data::Sample& sample) {
                return tokens(sample);
            };
        }
        if (facts && !stated) {
            facts->warnings.push_back(assumedPooling());
        }
        return facts;
    });
}

} // namespace plateau::workflow
