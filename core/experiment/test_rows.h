#pragma once

#include "core/experiment/folder.h"

#include <map>
#include <string>
#include <vector>

namespace plateau::experiment {

/// What a cell predicted for each test item, in the order of its predictions.
struct ScoredItems {
    std::vector<int> labels;      ///< true class, −1 = outside the pool's classes
    std::vector<int> predictions; ///< class
    std::vector<double> losses;   ///< −ln of the probability of the true class, nats; capped at −ln 1e-15
    std::vector<std::string> groups;

    std::size_t size() const { return labels.size(); }
    std::vector<bool> right() const;
};

/// The frozen test rows of an experiment, looked up by id.
class TestRows {
public:
    /// Errors: the file is missing or was changed.
    static Result<TestRows> read(const Folder& folder);

    /// The stored predictions of a cell beside the truth; items that the test set does not have are left out.
    Result<ScoredItems> itemsOf(const Folder& folder, const std::string& cell) const;
    /// Different groups; 0 without a group field.
    std::int64_t groups() const;

private:
    struct Row {
        std::string id;
        int label = -1;
        std::string group;
    };
    std::vector<Row> m_rows;                    ///< in the order of the file
    std::map<std::string, std::size_t> m_place; ///< of the first row with that id
};

} // namespace plateau::experiment
