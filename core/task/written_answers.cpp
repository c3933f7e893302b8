#include "core/task/written_answers.h"

#include "core/metric/answer_match.h"
#include "core/metric/bleu.h"

#include <fmt/format.h>

namespace plateau::task {
namespace {

void addMatch(const std::string& wanted, const std::string& written, metric::ItemTable& table) {
    const metric::AnswerMatch match = metric::matchAnswer(wanted, written);
    table.columns["exact"].push_back(match.exact ? 1 : 0);
    table.columns["token_f1"].push_back(match.tokenF1);
    table.columns["rouge_l"].push_back(match.rougeL);
    const statistics::BleuCounts counts =
        statistics::bleuCounts(written, {&wanted, 1}, statistics::BleuTokenizer::Zh);
    table.columns["bleu_words"].push_back(static_cast<double>(counts.length));
    table.columns["bleu_wanted"].push_back(static_cast<double>(counts.referenceLength));
    for (std::size_t order = 0; order < statistics::bleuOrders; ++order) {
        table.columns[fmt::format("bleu_right_{}", order + 1)].push_back(
            static_cast<double>(counts.right[order]));
        table.columns[fmt::format("bleu_all_{}", order + 1)].push_back(
            static_cast<double>(counts.all[order]));
    }
}

} // namespace

Examples conversationExamples(std::span<const data::Sample> samples) {
    Examples out;
    out.items = samples.size();
    for (const data::Sample& sample : samples) {
        out.conversations.push_back(sample.turns);
    }
    return out;
}

metric::ItemTable answerTable(std::span<const data::Sample> truth, const Outputs& outputs) {
    metric::ItemTable table;
    for (std::size_t i = 0; i < truth.size(); ++i) {
        table.items.push_back(truth[i].id);
        table.columns["nats"].push_back(static_cast<double>(outputs.values[2 * i]));
        table.columns["tokens"].push_back(static_cast<double>(outputs.values[2 * i + 1]));
        if (!outputs.answers.empty()) {
            addMatch(truth[i].label, outputs.answers[i], table);
        }
    }
    return table;
}

} // namespace plateau::task
