#include "core/experiment/plan/warning.h"

#include <array>
#include <utility>

namespace plateau::experiment {
namespace {

constexpr std::array kinds{std::pair{WarningKind::BadRowsSkipped, "bad_rows_skipped"},
                           std::pair{WarningKind::EmptyTexts, "empty_texts"},
                           std::pair{WarningKind::RepeatedIds, "repeated_ids"},
                           std::pair{WarningKind::DuplicateTexts, "duplicate_texts"},
                           std::pair{WarningKind::ConflictingLabels, "conflicting_labels"},
                           std::pair{WarningKind::Leaks, "leaks"},
                           std::pair{WarningKind::UnseenTestLabels, "unseen_test_labels"},
                           std::pair{WarningKind::SmallTestSet, "small_test_set"},
                           std::pair{WarningKind::GroupsNotUsed, "groups_not_used"},
                           std::pair{WarningKind::FewSizes, "few_sizes"},
                           std::pair{WarningKind::UnknownTokens, "unknown_tokens"},
                           std::pair{WarningKind::TruncatedTexts, "truncated_texts"},
                           std::pair{WarningKind::AssumedPooling, "assumed_pooling"},
                           std::pair{WarningKind::NearDuplicates, "near_duplicates"},
                           std::pair{WarningKind::NearLeaks, "near_leaks"},
                           std::pair{WarningKind::GroupedTestItems, "grouped_test_items"},
                           std::pair{WarningKind::GuessedLabel, "guessed_label"},
                           std::pair{WarningKind::ForeignEncoding, "foreign_encoding"},
                           std::pair{WarningKind::RespelledLabels, "respelled_labels"},
                           std::pair{WarningKind::JoinedNumbers, "joined_numbers"},
                           std::pair{WarningKind::LookAlikeLabels, "look_alike_labels"},
                           std::pair{WarningKind::MissingLabels, "missing_labels"},
                           std::pair{WarningKind::HiddenLabels, "hidden_labels"},
                           std::pair{WarningKind::ThinClasses, "thin_classes"},
                           std::pair{WarningKind::DominantClass, "dominant_class"},
                           std::pair{WarningKind::OneClassTest, "one_class_test"},
                           std::pair{WarningKind::ThinTestClasses, "thin_test_classes"},
                           std::pair{WarningKind::UnusedValidation, "unused_validation"},
                           std::pair{WarningKind::NoTestInSplit, "no_test_in_split"},
                           std::pair{WarningKind::TestShareOff, "test_share_off"},
                           std::pair{WarningKind::FileOrder, "file_order"},
                           std::pair{WarningKind::ColumnsLeftOut, "columns_left_out"},
                           std::pair{WarningKind::GeneralNearLeaks, "general_near_leaks"},
                           std::pair{WarningKind::DomainInGeneralTest, "domain_in_general_test"},
                           std::pair{WarningKind::UnderTrained, "under_trained"},
                           std::pair{WarningKind::EndsWithSamples, "ends_with_samples"},
                           std::pair{WarningKind::Diverged, "diverged"},
                           std::pair{WarningKind::Failed, "failed"},
                           std::pair{WarningKind::PoolLarger, "pool_larger"},
                           std::pair{WarningKind::RareClasses, "rare_classes"},
                           std::pair{WarningKind::SmallGeneralTest, "small_general_test"},
                           std::pair{WarningKind::AbilityLost, "ability_lost"},
                           std::pair{WarningKind::PastBestEpoch, "past_best_epoch"},
                           std::pair{WarningKind::ComputeGrows, "compute_grows"},
                           std::pair{WarningKind::Finding, "finding"}};

} // namespace

const char* name(WarningKind kind) {
    for (const auto& [known, text] : kinds) {
        if (known == kind) {
            return text;
        }
    }
    return "";
}

WarningKind warningKind(std::string_view name) {
    for (const auto& [kind, text] : kinds) {
        if (name == text) {
            return kind;
        }
    }
    return WarningKind::Finding;
}

Json toJson(const Warning& warning) {
    return {{"kind", name(warning.kind)},
            {"values", warning.values},
            {"subject", warning.subject},
            {"sentence", warning.sentence},
            {"action", warning.action}};
}

Json toJson(const std::vector<Warning>& warnings) {
    Json list = Json::array();
    for (const Warning& warning : warnings) {
        list.push_back(toJson(warning));
    }
    return list;
}

std::vector<Warning> readWarnings(const Json& list, std::vector<Fault>& faults) {
    std::vector<Warning> warnings;
    if (!list.is_array()) {
        faults.push_back({"warnings", "must be a list", "The file is damaged."});
        return warnings;
    }
    for (const Json& entry : list) {
        Warning warning;
        std::string kind;
        JsonFields fields(entry, "warnings", faults);
        fields.read("kind", kind);
        fields.read("subject", warning.subject);
        fields.read("sentence", warning.sentence);
        fields.read("action", warning.action);
        warning.kind = warningKind(kind);
        if (const Json* values = fields.find("values"); values && values->is_object()) {
            for (const auto& [key, value] : values->items()) {
                if (value.is_number()) {
                    warning.values[key] = value.get<double>();
                }
            }
        }
        warnings.push_back(std::move(warning));
    }
    return warnings;
}

} // namespace plateau::experiment
