#pragma once

#include "ui/viewmodels/data_inspection.h"
#include "ui/viewmodels/near_rows.h"
#include "ui/widgets/text.h"

#include <QWidget>

#include <array>
#include <optional>
#include <vector>

namespace plateau::ui {

class Button;

/// What was found in the samples of one file, and between pool and test set.
struct DataFindings {
    std::optional<RepeatedRows> repeated; ///< of the shown file
    /// Rows of the test set whose text is in the pool; nothing: not known, or there is no such pair.
    std::optional<std::vector<std::uint32_t>> leaks;
    std::optional<NearRows> near; ///< nothing: not searched, or not yet
    QString leakFile;             ///< path of the file that the leaking rows are in
    std::int64_t testItems = 0;
    bool drawn = false; ///< the test set is drawn with equal texts on one side: nothing can leak
    std::optional<InspectFigures> figures; ///< of the program, where it could be asked
    bool working = false;
};

/// Equal and nearly equal texts, contradicting labels, leaks into the test set, repeated ids.
class DuplicatesPanel : public QWidget {
    Q_OBJECT
public:
    explicit DuplicatesPanel(QWidget* parent = nullptr);
    void showFindings(const DataFindings& findings);
    void retranslate();

Q_SIGNALS:
    void showRepeated();
    void showLeaks();
    void showNear();
    void showNearLeaks();

private:
    /// One check: a mark, what was found, a grey line, a button.
    struct Line {
        QWidget* all;
        QLabel* mark;
        TextLabel* what;
        TextLabel* detail;
        Button* show;
        bool good = true;
    };
    enum Check { Leaks, NearLeaks, Copies, NearCopies, Conflicts, Ids, Labels, checks };
    Line makeLine();
    void set(Check check, bool good, const QString& what, const QString& detail, bool button);
    void fill();
    void fillLeaks();
    void fillCopies();
    void fillNear();
    void fillFigures();
    void paintMarks();

    DataFindings m_findings;
    std::array<Line, checks> m_lines;
    TextLabel* m_note;
};

} // namespace plateau::ui
