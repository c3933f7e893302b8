#include "core/tokenizer/load/load_tokenizer.h"
#include "tests/core/tokenizer/model_fixture.h"
#include "tests/support/temporary_folder.h"

#include <ATen/ATen.h>

#include <QTest>

using namespace plateau;
using namespace plateau::tokenizer;

/// SentencePiece and LibTorch bring a protobuf each; in one program both must go on working, and it must end
/// well.
class TestBesideTorch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bothWorkInOneProgram() {
        const support::TemporaryFolder dir;
        const auto golden = std::filesystem::path(PLATEAU_TEST_DATA) / "golden" / "tokenizer";
        for (int round = 0; round < 2; ++round) {
            const auto sum = at::ones({40, 40}).mm(at::ones({40, 40})).sum().item<double>();
            QCOMPARE(sum, 64000.0);
            std::filesystem::copy_file(golden / "sp_bpe.model", dir / "tokenizer.model",
                                       std::filesystem::copy_options::overwrite_existing);
            const auto tokenizer = loadTokenizer(dir / "");
            QVERIFY2(tokenizer.ok(), tokenizer ? "" : tokenizer.error().text().c_str());
            const auto ids = (*tokenizer)->encode("turn on the lights");
            QCOMPARE((*tokenizer)->decode(ids), std::string("turn on the lights"));
        }
    }
};

QTEST_GUILESS_MAIN(TestBesideTorch)
#include "test_beside_torch.moc"
