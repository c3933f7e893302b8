#include "ui/viewmodels/doubt_texts.h"

#include "ui/viewmodels/texts.h"

namespace plateau::ui {

namespace {

double valueOf(const data::Doubt& doubt, const char* key) {
    const auto found = doubt.values.find(key);
    return found == doubt.values.end() ? 0 : found->second;
}

} // namespace

QString DoubtTexts::text(const data::Doubt& doubt) {
    using Kind = data::DoubtKind;
    const QString subject = QString::fromStdString(doubt.subject);
    const auto count = [&](const char* key) {
        return Texts::count(static_cast<std::int64_t>(valueOf(doubt, key)));
    };
    const auto share = [&](const char* key) { return Texts::percent(valueOf(doubt, key), 0); };
    switch (doubt.kind) {
    case Kind::GuessedLabel:
        return tr("The label field was guessed by its values alone: %1").arg(subject);
    case Kind::ForeignEncoding:
        return tr("The file is %1, not UTF-8; rows that cannot be read: %2").arg(subject, count("rows"));
    case Kind::RespelledLabels:
        return tr("Labels with white space around them or in another Unicode form, which does not count: %1")
            .arg(count("rows"));
    case Kind::JoinedNumbers:
        return tr("Labels that are one number in two spellings were joined: %1").arg(subject);
    case Kind::LookAlikeLabels:
        return tr("Labels that look alike are different classes: %1").arg(subject);
    case Kind::MissingLabels:
        return tr("Labels that look like missing values are taken as classes: %1").arg(subject);
    case Kind::HiddenLabels:
        return tr("The label -1 often stands for a hidden label; rows that have it: %1").arg(count("rows"));
    case Kind::ThinClasses:
        return tr("Classes with one or two samples only: %1 of %2").arg(count("classes"), count("of"));
    case Kind::DominantClass:
        return tr("Always answering “%1” is right on %2 of the test items").arg(subject, share("share"));
    case Kind::OneClassTest:
        return tr("Every test item has the label “%1”: accuracy is the recall of this class").arg(subject);
    case Kind::ThinTestClasses:
        return tr("Classes with one test item only: %1 of %2").arg(count("classes"), count("of"));
    case Kind::UnusedValidation:
        return tr("Rows of the validation set that are used for nothing: %1").arg(count("rows"));
    case Kind::NoTestInSplit:
        return tr("The split field “%1” names no test rows: the test set was drawn from all rows")
            .arg(subject);
    case Kind::TestShareOff:
        return tr("Whole groups of “%1” made the test set %2 of the rows; %3 was asked for")
            .arg(subject, share("share"), share("asked"));
    case Kind::FileOrder:
        return tr("No time field is known: the test set is the end of the file");
    }
    return {};
}

QString DoubtTexts::action(data::DoubtKind kind) {
    using Kind = data::DoubtKind;
    switch (kind) {
    case Kind::GuessedLabel:
        return tr("Choose the label field if another one is meant");
    case Kind::ForeignEncoding:
        return tr("Save the file as UTF-8");
    case Kind::RespelledLabels:
    case Kind::JoinedNumbers:
    case Kind::LookAlikeLabels:
        return tr("Write each class in one way");
    case Kind::MissingLabels:
    case Kind::HiddenLabels:
        return tr("Remove these rows if they have no label");
    case Kind::ThinClasses:
        return tr("Collect more of them, or join them with another class");
    case Kind::DominantClass:
        return tr("Ask for macro F1 beside the accuracy");
    case Kind::OneClassTest:
        return tr("Give a test set with every class");
    case Kind::ThinTestClasses:
        return tr("Label more test items of these classes");
    case Kind::UnusedValidation:
        return tr("Call them train in the split field to train on them");
    case Kind::NoTestInSplit:
        return tr("Call the test rows test in the split field");
    case Kind::TestShareOff:
        return tr("Choose another group field, or draw in proportion to the classes");
    case Kind::FileOrder:
        return tr("Choose the time field");
    }
    return {};
}

} // namespace plateau::ui
