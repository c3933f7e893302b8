#include "core/checkpoint/families/targets.h"
#include "core/model/bert/encoder.h"
#include "core/model/blocks/short_softmax.h"
#include "core/model/blocks/token_batch.h"
#include "core/model/lora/adapter.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <limits>

using namespace plateau;
using namespace plateau::model;
using at::Tensor;

class TestParts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void targetsMatchAsPeftDoes_data() {
        QTest::addColumn<QString>("target");
        QTest::addColumn<bool>("matches");
        const auto row = [](const char* target, bool matches) {
            QTest::newRow(target) << QString::fromLatin1(target) << matches;
        };
        row("query", true);
        row("self.query", true);
        row("encoder.layer.0.attention.self.query", true);
        row("ery", false);
        row("key", false);
        row("layer.0", false);
        row("all-linear", true);
        row("re:.*\\.(query|value)", true);
        row("re:.*\\.[0-2]\\..*query", true);
        row("re:query", false); // the whole name, as PEFT matches a string
        row("re:(", false);
    }

    void targetsMatchAsPeftDoes() {
        QFETCH(QString, target);
        QFETCH(bool, matches);
        QCOMPARE(checkpoint::isTarget("encoder.layer.0.attention.self.query", {"none", target.toStdString()}),
                 matches);
    }

    void targetsThatMatchNothingAreRefused() {
        ParameterSet parameters;
        AdapterSettings settings;
        settings.targets = {"q_proj"};
        const auto adapters = makeAdapters(EncoderConfig{}, settings, parameters);
        QVERIFY(!adapters.ok());
        QCOMPARE(adapters.error().where, std::string("lora.targets"));
    }

    void rowsAndGridAreInverse_data() {
        QTest::addColumn<QList<int>>("lengths");
        QTest::addColumn<int>("cells");
        QTest::addColumn<int>("rows");
        QTest::newRow("no padding") << QList<int>{3, 3, 3, 3} << 2 << 6;
        QTest::newRow("padding in one cell") << QList<int>{3, 3, 2, 3} << 2 << 7;
        QTest::newRow("one long text") << QList<int>{2, 9, 2} << 1 << 14;
    }

    void rowsAndGridAreInverse() {
        QFETCH(QList<int>, lengths);
        QFETCH(int, cells);
        QFETCH(int, rows);
        std::vector<std::vector<std::int32_t>> ids;
        for (const int length : lengths) {
            ids.emplace_back(static_cast<std::size_t>(length), static_cast<std::int32_t>(ids.size() + 1));
        }
        const std::vector<std::span<const std::int32_t>> texts(ids.begin(), ids.end());
        const TokenBatch batch = makeBatch(texts, cells, Pooling::Mean, at::kCPU);
        QCOMPARE(batch.rows, std::int64_t(rows));
        QCOMPARE(batch.mask.defined(), batch.tokens < std::int64_t(ids.size()) * batch.width);
        const auto* toGrid = batch.toGrid.const_data_ptr<std::int64_t>();
        const auto* toRows = batch.toRows.const_data_ptr<std::int64_t>();
        const auto* tokens = batch.ids.const_data_ptr<std::int64_t>();
        for (std::int64_t at = 0; at < batch.toGrid.numel(); ++at) {
            const std::int64_t text = at / batch.width;
            const bool real = at % batch.width < lengths[static_cast<int>(text)];
            const std::int64_t row = toGrid[at];
            QCOMPARE(tokens[row], real ? text + 1 : 0);
            QCOMPARE(row / batch.rows, text / batch.texts); // a cell reads its own rows only
            QCOMPARE(toRows[row] == at, real || toRows[row] == at);
        }
        // Rows without a token read a position without one.
        for (std::int64_t row = 0; row < batch.toRows.numel(); ++row) {
            const std::int64_t at = toRows[row];
            const bool real = at % batch.width < lengths[static_cast<int>(at / batch.width)];
            QCOMPARE(real, tokens[row] != 0);
        }
        QVERIFY(at::allclose(batch.pooling.sum(2), at::ones({cells, batch.texts})));
    }

    void parametersAreViewsOfOneMatrix() {
        ParameterSet parameters;
        const int head = parameters.declare("head", {2, 3}, ParameterGroup::Head);
        const int base = parameters.declare("base", {4}, ParameterGroup::Base);
        parameters.allocate(2, at::kCPU, at::kBFloat16);
        QCOMPARE(parameters.count(), std::int64_t(10));
        QCOMPARE(parameters.range(ParameterGroup::Base).second, std::int64_t(4));
        QCOMPARE(parameters.range(ParameterGroup::Head).first, std::int64_t(4));
        QCOMPARE(parameters.range(ParameterGroup::HeadWithoutDecay).first,
                 parameters.range(ParameterGroup::HeadWithoutDecay).second);
        parameters.value(base).fill_(1);
        parameters.value(head).select(0, 1).fill_(2);
        parameters.refreshCompute();
        QCOMPARE(parameters.values().sum().item<float>(), 8.0F + 12.0F);
        QCOMPARE(parameters.compute(head).sum().item<float>(), 12.0F);
        parameters.keep(at::tensor({1}, at::kLong));
        QCOMPARE(parameters.cells(), std::int64_t(1));
        QCOMPARE(parameters.value(head).sum().item<float>(), 12.0F);
    }

    void shortSoftmaxEqualsLibTorch_data() {
        QTest::addColumn<int>("width");
        for (const int width : {1, 5, 16, 17, 32, 33, 64}) {
            QTest::addRow("%d entries", width) << width;
        }
    }

    void shortSoftmaxEqualsLibTorch() {
        QFETCH(int, width);
        const std::int64_t texts = 3;
        at::manual_seed(1);
        const Tensor x = at::randn({texts, 4, width}).mul_(6);
        Tensor mask = at::zeros({texts, 1, width});
        if (width > 2) {
            mask[1].narrow(1, width - 2, 2).fill_(-std::numeric_limits<float>::infinity());
        }
        const Tensor y = at::softmax(x * 0.5 + mask, -1);
        const Tensor g = at::randn({texts, 4, width});
        const Tensor back = (y * (g - (g * y).sum(-1, true))).mul(0.5);
        for (const auto type : {at::kFloat, at::kBFloat16}) {
            const auto buffer = [&] {
                return at::full({x.numel() + shortRowSlack}, 7, at::TensorOptions().dtype(type));
            };
            Tensor got = buffer();
            Tensor gotBack = buffer();
            const Tensor input = x.to(type).contiguous();
            const Tensor outer = g.to(type).contiguous();
            const ShortRows rows{texts, 4, width, 0.5F};
            if (type == at::kFloat) {
                shortSoftmax(input.const_data_ptr<float>(), got.mutable_data_ptr<float>(),
                             mask.const_data_ptr<float>(), rows);
                shortSoftmaxBackward(outer.const_data_ptr<float>(), got.const_data_ptr<float>(),
                                     gotBack.mutable_data_ptr<float>(), rows);
            } else {
                const auto bits = [](const Tensor& t) {
                    return static_cast<std::uint16_t*>(t.mutable_data_ptr());
                };
                shortSoftmax(bits(input), bits(got), mask.const_data_ptr<float>(), rows);
                shortSoftmaxBackward(bits(outer), bits(got), bits(gotBack), rows);
            }
            const double tolerance = type == at::kFloat ? 2e-6 : 4e-2;
            const auto seen = [&](const Tensor& t) {
                return t.narrow(0, 0, x.numel()).view(x.sizes()).to(at::kFloat);
            };
            QVERIFY((seen(got) - y).abs().max().item<double>() < tolerance);
            QVERIFY((seen(gotBack) - back).abs().max().item<double>() < tolerance);
        }
    }
};

PLATEAU_TEST(TestParts)
#include "test_parts.moc"
