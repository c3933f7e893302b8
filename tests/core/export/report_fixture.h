#pragma once

#include "core/export/report.h"

#include "tests/core/experiment/sample_experiment.h"

#include <functional>
#include <string>
#include <vector>

/// Reports on made-up experiments for the tests of this folder.
namespace plateau::exporter::fixture {

inline ReportRun run() {
    return {"home control", "Plateau test", 1.7e9, 1.7e9 + 3600};
}

struct Made {
    experiment::Plan plan;
    experiment::ExperimentState state;
    experiment::ExperimentAnswer answer;

    Result<ReportContent> content(const ReportTexts& words = {}) const {
        return reportContent(plan, state, answer, run(), reportSentences(plan, answer), words);
    }
};

/// Every cell has a result, then `change` may spoil it.
inline Made make(
    const experiment::Plan& plan = experiment::sample::plan(), double target = 0.9,
    const std::function<void(experiment::CellState&)>& change = [](experiment::CellState&) {}) {
    Made made{plan, experiment::sample::stateOf(plan, change), {}};
    experiment::AnswerRequest request;
    request.target = target;
    made.answer = experiment::computeAnswer(made.plan, made.state, request);
    return made;
}

/// Texts that break careless writers.
inline std::vector<std::string> hostileTexts() {
    return {"<script>alert(1)</script>",
            "&amp; \"double\" 'single' <!-- ]]>",
            std::string(10'000, 'x'),
            "\u05e9\u05dc\u05d5\u05dd \u202e reversed",
            std::string("control\x01\x1b[31m\r\n\ttab\x7f"),
            "| pipe ` tick * star _ [link](http://example.invalid) \\",
            "![x](y) # head",
            "\u4f60\u597d",
            "</td></table></main>"};
}

/// An experiment whose every free text is hostile.
inline Made hostile() {
    experiment::Plan plan = experiment::sample::plan();
    plan.name = hostileTexts()[0] + hostileTexts()[4];
    plan.labels = hostileTexts();
    plan.model.name = hostileTexts()[1];
    plan.domain.file = hostileTexts()[5];
    plan.training.lora.targets = {hostileTexts()[8]};
    plan.task = hostileTexts()[6];
    return make(plan, 0.9, [](experiment::CellState& cell) {
        experiment::sample::changeClasses(*cell.result, [](auto& classes) {
            classes.clear();
            for (const std::string& label : hostileTexts()) {
                classes.push_back({label, .5, .5, .5, 40});
            }
        });
        cell.result->device = hostileTexts()[0];
        cell.result->build = hostileTexts()[8];
    });
}

inline Made makeBig() {
    experiment::Plan plan = experiment::sample::plan();
    plan.labels.clear();
    for (int i = 0; i < 200; ++i) {
        plan.labels.push_back("class " + std::to_string(1000 + i));
    }
    plan.seeds = 398;
    return make(plan, 0.9, [&](experiment::CellState& cell) {
        experiment::sample::changeClasses(*cell.result, [&](auto& classes) {
            classes.clear();
            for (std::size_t i = 0; i < plan.labels.size(); ++i) {
                const double recall = static_cast<double>((i * 37) % 200) / 200;
                classes.push_back({plan.labels[i], recall, recall, recall, i % 2 == 0 ? 50 : 10});
            }
        });
    });
}

/// 200 classes and 2,000 cells, most of them seeds; made once.
inline const Made& big() {
    static const Made made = makeBig();
    return made;
}

inline const ReportSection* section(const ReportContent& content, const std::string& heading) {
    for (const ReportSection& one : content.sections) {
        if (one.heading == heading) {
            return &one;
        }
    }
    return nullptr;
}

/// The first table of a section; empty when there is none.
inline ReportTable table(const ReportContent& content, const std::string& heading) {
    if (const ReportSection* found = section(content, heading)) {
        for (const ReportBlock& block : found->blocks) {
            if (const auto* one = std::get_if<ReportTable>(&block)) {
                return *one;
            }
        }
    }
    return {};
}

/// The value beside a name, in a table of pairs.
inline std::string valueOf(const ReportTable& pairs, const std::string& name) {
    for (const ReportRow& row : pairs.rows) {
        if (row.cells[0] == name) {
            return row.cells[1];
        }
    }
    return "";
}

} // namespace plateau::exporter::fixture
