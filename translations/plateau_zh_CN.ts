<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AnswerParts</name>
    <message>
        <source>Range becomes</source>
        <translation>范围变为</translation>
    </message>
    <message>
        <source>Interval becomes</source>
        <translation>区间变为</translation>
    </message>
    <message>
        <source>unclear</source>
        <translation>不明确</translation>
    </message>
    <message>
        <source>sharper</source>
        <translation>更精确</translation>
    </message>
    <message>
        <source>little gain</source>
        <translation>收益很小</translation>
    </message>
    <message>
        <source>Collect more</source>
        <translation>收集更多</translation>
    </message>
    <message>
        <source>Gain, points</source>
        <translation>提高（百分点）</translation>
    </message>
    <message>
        <source>What more samples bring cannot be told before there is a curve.</source>
        <translation>有了曲线才能判断更多样本的作用。</translation>
    </message>
    <message>
        <source>From %1 to %2 samples, if the curve goes on as it did.</source>
        <translation>从 %1 到 %2 条样本，假设曲线走势不变。</translation>
    </message>
    <message>
        <source>still climbing</source>
        <translation>仍在上升</translation>
    </message>
    <message>
        <source>Add seeds</source>
        <translation>增加种子</translation>
    </message>
    <message>
        <source>Twice the seeds, if they scatter as these do. No labels needed.</source>
        <translation>种子数翻倍，假设离散程度不变。无需标注。</translation>
    </message>
    <message>
        <source>Add test items</source>
        <translation>增加测试样本</translation>
    </message>
    <message>
        <source>Twice the test set, at the same scores.</source>
        <translation>测试集翻倍，假设得分不变。</translation>
    </message>
    <message>
        <source>%1 of %2 seeds reach it at %3</source>
        <translation>%3 条时 %2 个种子中有 %1 个达到</translation>
    </message>
    <message>
        <source>no test text in the pool</source>
        <translation>训练池中没有测试文本</translation>
    </message>
    <message numerus="yes">
        <source>%n test text(s) in the pool</source>
        <translation>
            <numerusform>训练池中有 %n 条测试文本</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n under-trained</source>
        <translation>
            <numerusform>%n 个得分训练不足</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>provisional: %n cell(s) to come</source>
        <translation>
            <numerusform>暂定：还有 %n 个单元</numerusform>
        </translation>
    </message>
    <message>
        <source>You have %1, enough.</source>
        <translation>你有 %1 条，足够。</translation>
    </message>
    <message>
        <source>You have %1, not enough yet.</source>
        <translation>你有 %1 条，还不够。</translation>
    </message>
    <message>
        <source>You have %1, which may be enough.</source>
        <translation>你有 %1 条，也许足够。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln label(s)</source>
        <translation>
            <numerusform>%Ln 条标注</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Spent on %1, %Ln label(s) bring %2 points (%3).</source>
        <translation>
            <numerusform>用于 %1 时，%Ln 个标注可带来 %2 个百分点（%3）。</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Narrow the range</source>
        <translation>缩小范围</translation>
    </message>
    <message>
        <source>Next: %1, seed %2. Up to %3 cells, until the range is half as wide.</source>
        <translation>下一个：%1，种子 %2。最多 %3 个单元，直到范围缩小一半。</translation>
    </message>
    <message>
        <source>Narrower, first cell</source>
        <translation>首个单元缩小</translation>
    </message>
    <message numerus="yes">
        <source>%n test text(s) nearly in the pool</source>
        <translation>
            <numerusform>%n 条测试文本与训练池几乎相同</numerusform>
        </translation>
    </message>
    <message>
        <source>Twice the test set, at the same scores. To see %1 points: %2 items.</source>
        <translation>测试集加倍，分数不变。要看出 %1 个百分点需 %2 项。</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>提高</translation>
    </message>
    <message>
        <source>still improving</source>
        <translation>仍在改善</translation>
    </message>
</context>
<context>
    <name>AnswerTexts</name>
    <message>
        <source>It cannot be told yet how many samples %1 needs</source>
        <translation>还不能判断达到 %1 需要多少样本</translation>
    </message>
    <message>
        <source>At most %1 samples are enough for %2</source>
        <translation>最多 %1 条样本即可达到 %2</translation>
    </message>
    <message>
        <source>About %1 samples are enough for %2</source>
        <translation>约 %1 条样本即可达到 %2</translation>
    </message>
    <message>
        <source>About %1 samples should be enough for %2</source>
        <translation>预计约 %1 条样本可达到 %2</translation>
    </message>
    <message>
        <source>%1 needs more than %2 samples, if it can be reached</source>
        <translation>即使能达到 %1，也需要 %2 条以上样本</translation>
    </message>
    <message>
        <source>%1 will probably not be reached with more data of this kind</source>
        <translation>再增加同类数据，多半也达不到 %1</translation>
    </message>
    <message>
        <source>Reached at the smallest size that was measured: fewer may do.</source>
        <translation>最小的样本量已经达到：也许更少就够。</translation>
    </message>
    <message>
        <source>Chance that it is never reached: %1. Measured up to %2 samples.</source>
        <translation>永远达不到的概率：%1。实测到 %2 条样本。</translation>
    </message>
    <message>
        <source>%1 more samples would add %2 points (%3)</source>
        <translation>再加 %1 条样本可提高 %2 个百分点（%3）</translation>
    </message>
    <message>
        <source>%1 sizes are measured; a curve needs at least %2.</source>
        <translation>已测 %1 种样本量；拟合曲线至少需要 %2 种。</translation>
    </message>
    <message>
        <source>The largest size is %1 times the smallest; a curve needs %2 times.</source>
        <translation>最大样本量是最小的 %1 倍；拟合曲线需要 %2 倍。</translation>
    </message>
    <message>
        <source>Every size has the same score: there is nothing to extrapolate.</source>
        <translation>每种样本量的得分都相同：无可外推。</translation>
    </message>
    <message>
        <source>One seed a size and an unknown test set: no interval is possible.</source>
        <translation>每种样本量只有一个种子，测试集大小又未知：无法给出区间。</translation>
    </message>
    <message>
        <source>The size %1 appears twice.</source>
        <translation>样本量 %1 出现了两次。</translation>
    </message>
    <message>
        <source>The scores at %1 samples cannot be used.</source>
        <translation>%1 条样本处的得分不可用。</translation>
    </message>
    <message>
        <source>No curve: %1</source>
        <translation>没有曲线：%1</translation>
    </message>
    <message>
        <source>The target lies %1 times beyond the data; forecasts are promised up to 8 times</source>
        <translation>目标在数据的 %1 倍之外；预测只保证到 8 倍</translation>
    </message>
    <message>
        <source>The target lies %1 times beyond the data: little more than a guess</source>
        <translation>目标在数据的 %1 倍之外：几乎只是猜测</translation>
    </message>
    <message>
        <source>The curve may level off below the target (chance %1)</source>
        <translation>曲线可能在目标之下趋平（概率 %1）</translation>
    </message>
    <message>
        <source>The range of needed samples spans a factor of %1</source>
        <translation>所需样本的范围相差 %1 倍</translation>
    </message>
    <message>
        <source>The range of needed samples is open upwards</source>
        <translation>所需样本的范围没有上限</translation>
    </message>
    <message>
        <source>%1 samples score worse than %2, by more than noise</source>
        <translation>%1 条样本的得分低于 %2 条，超出噪声</translation>
    </message>
    <message>
        <source>Predicting the largest size from the smaller ones was no better than repeating the last score</source>
        <translation>用较小样本量预测最大样本量，并不比沿用上一个得分更准</translation>
    </message>
    <message numerus="yes">
        <source>Some sizes have only %n seed(s)</source>
        <translation>
            <numerusform>部分样本量只有 %n 个种子</numerusform>
        </translation>
    </message>
    <message>
        <source>The sizes were run with different seeds</source>
        <translation>各样本量使用的种子不同</translation>
    </message>
    <message>
        <source>All seeds gave exactly the same scores: the seed may not reach the training</source>
        <translation>所有种子得分完全相同：种子可能没有作用到训练</translation>
    </message>
    <message>
        <source>%1 test items show gains of %2 points or more, not smaller ones</source>
        <translation>%1 条测试样本只能看出 %2 个百分点以上的差别</translation>
    </message>
    <message>
        <source>The intervals hold only the noise between seeds, not that of the test items</source>
        <translation>区间只含种子之间的噪声，不含测试样本的噪声</translation>
    </message>
    <message>
        <source>A second method says about %1 samples</source>
        <translation>另一种方法认为约需 %1 条样本</translation>
    </message>
    <message>
        <source>A second method says the target is never reached</source>
        <translation>另一种方法认为永远达不到目标</translation>
    </message>
    <message>
        <source>The smallest size (%1) reaches the target already: fewer may do</source>
        <translation>最小的样本量（%1）已达到目标：也许更少就够</translation>
    </message>
    <message>
        <source>Twice the data would add only %1 points</source>
        <translation>数据翻倍只会提高 %1 个百分点</translation>
    </message>
    <message>
        <source>Run smaller sizes</source>
        <translation>运行更小的样本量</translation>
    </message>
    <message>
        <source>Run more sizes, each twice the one before</source>
        <translation>再运行几种样本量，每次翻倍</translation>
    </message>
    <message>
        <source>Add seeds until every size has at least 3</source>
        <translation>增加种子，使每种样本量至少有 3 个</translation>
    </message>
    <message>
        <source>Label more test items</source>
        <translation>标注更多测试样本</translation>
    </message>
    <message>
        <source>Collect the next batch, then ask again</source>
        <translation>先收集下一批，再来判断</translation>
    </message>
    <message>
        <source>Run several seeds</source>
        <translation>运行多个种子</translation>
    </message>
    <message>
        <source>Check the runs and the data of these sizes</source>
        <translation>检查这些样本量的运行和数据</translation>
    </message>
    <message>
        <source>Choose a lower target, or change the recipe or the data</source>
        <translation>降低目标，或更换训练方案或数据</translation>
    </message>
    <message>
        <source>Stop collecting data of this kind</source>
        <translation>不必再收集这类数据</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) could not be read and were left out</source>
        <translation>
            <numerusform>有 %n 行无法读取，已略去</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) have no text</source>
        <translation>
            <numerusform>有 %n 行没有文本</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) repeat an id</source>
        <translation>
            <numerusform>有 %n 行的编号重复</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) repeat another row's text</source>
        <translation>
            <numerusform>有 %n 行与其他行文本相同</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) carry the same text with different labels</source>
        <translation>
            <numerusform>有 %n 行文本相同而标签不同</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n test row(s) also stand in the training pool: scores are too good</source>
        <translation>
            <numerusform>有 %n 条测试样本也在训练池中：得分偏高</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n test row(s) carry labels that the training pool does not have</source>
        <translation>
            <numerusform>有 %n 条测试样本的标签不在训练池中</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The test set has only %n item(s)</source>
        <translation>
            <numerusform>测试集只有 %n 条样本</numerusform>
        </translation>
    </message>
    <message>
        <source>A group field was found, but the test set was drawn without it</source>
        <translation>发现了分组字段，但划分测试集时没有使用</translation>
    </message>
    <message>
        <source>Too few sizes for a curve</source>
        <translation>样本量太少，无法拟合曲线</translation>
    </message>
    <message>
        <source>The tokenizer does not know %1 of the text</source>
        <translation>分词器不认识 %1 的文本</translation>
    </message>
    <message>
        <source>%1 of %2 texts are longer than %3 tokens and are cut: %4 of all tokens are lost</source>
        <translation>%2 条文本中有 %1 条超过 %3 个词元，会被截断：共丢失 %4 的词元</translation>
    </message>
    <message>
        <source>The model's folder does not say how the vectors of the tokens become one: their mean is taken</source>
        <translation>模型文件夹没有说明如何把各词元的向量合成一个：将取其平均值</translation>
    </message>
    <message numerus="yes">
        <source>%n score(s) are under-trained: more data is not all that was missing</source>
        <translation>
            <numerusform>有 %n 个得分训练不足：缺的不只是数据</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s) diverged and were left out</source>
        <translation>
            <numerusform>有 %n 个单元发散，已略去</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s) failed and were left out</source>
        <translation>
            <numerusform>有 %n 个单元失败，已略去</numerusform>
        </translation>
    </message>
    <message>
        <source>The pool has %1 samples, the largest size uses %2</source>
        <translation>训练池有 %1 条样本，最大样本量只用了 %2 条</translation>
    </message>
    <message>
        <source>Remove the copies and make the experiment again</source>
        <translation>去掉重复后重新建立实验</translation>
    </message>
    <message>
        <source>Check the labels of these rows</source>
        <translation>检查这些行的标签</translation>
    </message>
    <message>
        <source>Draw the test set by group</source>
        <translation>按分组划分测试集</translation>
    </message>
    <message>
        <source>Choose a model made for this language</source>
        <translation>选择适合该语言的模型</translation>
    </message>
    <message>
        <source>Raise the length at which texts are cut, or choose a model that reads longer texts</source>
        <translation>请提高文本的截断长度，或选择能读取更长文本的模型</translation>
    </message>
    <message>
        <source>Choose a sentence-transformers folder where that is wrong</source>
        <translation>若不应如此，请选择 sentence-transformers 格式的模型文件夹</translation>
    </message>
    <message>
        <source>Lower the learning rate</source>
        <translation>降低学习率</translation>
    </message>
    <message>
        <source>Look at the cause on the Run page, then run again</source>
        <translation>在“运行”页查看原因，再重新运行</translation>
    </message>
    <message>
        <source>Measure a larger size before labelling more</source>
        <translation>先测一个更大的样本量，再决定是否标注</translation>
    </message>
    <message>
        <source>%1 (%2 on all, %3 without these and the equal ones)</source>
        <translation>%1（全部测试项 %2，去掉这些和相同文本后 %3）</translation>
    </message>
    <message>
        <source>%1 (%2 on all, %3 without them)</source>
        <translation>%1（全部测试项 %2，去掉它们后 %3）</translation>
    </message>
    <message numerus="yes">
        <source>%n test row(s) nearly stand in the training pool: scores may be too good</source>
        <translation>
            <numerusform>%n 条测试样本与训练池中的文本几乎相同：得分可能偏高</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) nearly repeat another row's text</source>
        <translation>
            <numerusform>%n 行与另一行的文本几乎相同</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 classes have fewer than %3 training samples even at the largest size</source>
        <translation>%2 个类别中有 %1 个即使在最大规模下训练样本也不足 %3 个</translation>
    </message>
    <message>
        <source>The largest size trained %1 times as many updates as the smallest: data and compute grow together</source>
        <translation>最大规模的更新次数是最小规模的 %1 倍：数据量与计算量同时增长</translation>
    </message>
    <message>
        <source>Train them longer, with twice the budget</source>
        <translation>用两倍预算延长训练</translation>
    </message>
    <message>
        <source>Collect more of them; what is said about these classes is hardly known</source>
        <translation>请多收集这些类别；关于它们的结论几乎没有依据</translation>
    </message>
    <message>
        <source>Compare with the same data and a fixed number of updates</source>
        <translation>用相同数据、固定更新次数再做一次实验来比较</translation>
    </message>
    <message>
        <source>The %1 test items come in %2 groups and tell as much as %3 independent ones</source>
        <translation>%1 个测试样本分属 %2 组，其信息量只相当于 %3 个独立样本</translation>
    </message>
    <message>
        <source>The intervals allow for it; add test items of new groups</source>
        <translation>各区间已计入这一点；请从新的组补充测试样本</translation>
    </message>
    <message>
        <source>Range %1</source>
        <translation>范围 %1</translation>
    </message>
    <message>
        <source>Range %1 on this test set, %2 on new items</source>
        <translation>在本测试集上的范围为 %1，在新样本上为 %2</translation>
    </message>
    <message>
        <source>%1 times the data, where about %2 of 10 such answers are within a factor of 2</source>
        <translation>现有数据的 %1 倍，在那里这样的回答 10 个中约有 %2 个误差在 2 倍以内</translation>
    </message>
    <message>
        <source>%1 (%2 interval); its upper end lies beyond what was measured.</source>
        <translation>%1（%2 区间）；其上端超出实测范围。</translation>
    </message>
    <message>
        <source>%1 (%2 interval), all measured, nothing extrapolated.</source>
        <translation>%1（%2 区间），全部为实测，未作外推。</translation>
    </message>
    <message>
        <source>%1, predicted from %2 samples; chance that it is never reached: %3.</source>
        <translation>%1，由 %2 条样本预测；永远达不到的概率：%3。</translation>
    </message>
    <message>
        <source>%1 This looks to %2.</source>
        <translation>%1 这看到了%2。</translation>
    </message>
    <message>
        <source>%1. %2.</source>
        <translation>%1。%2。</translation>
    </message>
    <message>
        <source>%1 test items are too few to show a gain of %2 points</source>
        <translation>%1 条测试样本太少，看不出 %2 个百分点的提升</translation>
    </message>
    <message>
        <source>%1 samples scored %2, but the largest size (%3) scores %4</source>
        <translation>%1 条样本得分 %2，但最大的样本量（%3）得分 %4</translation>
    </message>
    <message>
        <source>The scores get worse with more data: %1 with %2 samples, %3 with %4</source>
        <translation>数据越多分数越差：%2 条样本为 %1，%4 条为 %3</translation>
    </message>
    <message>
        <source>With one seed a size the ranges hold the noise of the test items only, not that between trainings</source>
        <translation>每个样本量只有一个种子：范围只含测试样本的噪声，不含各次训练之间的差异</translation>
    </message>
    <message>
        <source>%1 scores %2 and reaches the target as well</source>
        <translation>%1得分 %2，同样达到目标</translation>
    </message>
    <message>
        <source>%1 beats the model: %2 against %3</source>
        <translation>%1胜过模型：%2 对 %3</translation>
    </message>
    <message>
        <source>The untouched model</source>
        <translation>未训练的模型</translation>
    </message>
    <message>
        <source>Naive Bayes on words</source>
        <translation>词上的朴素贝叶斯</translation>
    </message>
    <message>
        <source>A linear probe on frozen features</source>
        <translation>冻结特征上的线性探针</translation>
    </message>
    <message>
        <source>Training on shuffled labels</source>
        <translation>打乱标签的训练</translation>
    </message>
    <message>
        <source>Repeat the largest size with more seeds, or measure a larger one</source>
        <translation>用更多种子重复最大的样本量，或测量更大的样本量</translation>
    </message>
    <message>
        <source>Ask for a score above it, or for a metric that is not fooled by it (macro F1)</source>
        <translation>请把目标定在它之上，或改用不受其影响的指标（宏 F1）</translation>
    </message>
    <message>
        <source>Use it, or change the model or its training, before collecting more data</source>
        <translation>在收集更多数据之前，先用它，或更换模型或训练方式</translation>
    </message>
    <message>
        <source>Twice the data would improve the score by only %1</source>
        <translation>数据加倍只会使分数改善 %1</translation>
    </message>
    <message>
        <source>Column “%1” is left out: it is empty, or has more than %2 different values that are no numbers</source>
        <translation>未使用列“%1”：它是空的，或含有超过 %2 个不是数字的不同值</translation>
    </message>
    <message>
        <source>Name the columns to learn from if it matters</source>
        <translation>如果需要它，请指定要学习的列</translation>
    </message>
    <message>
        <source>%1 more samples would raise the %2 by %3 (%4)</source>
        <translation>再加 %1 条样本，%2会提高 %3（%4）</translation>
    </message>
    <message>
        <source>%1 more samples would lower the %2 by %3 (%4)</source>
        <translation>再加 %1 条样本，%2会降低 %3（%4）</translation>
    </message>
    <message>
        <source>%1 test items are too few to show small gains</source>
        <translation>%1 条测试样本太少，显不出小的提高</translation>
    </message>
    <message numerus="yes">
        <source>%n score(s) are under-trained, and ended with the samples of the mixture: no budget trains them longer</source>
        <translation>
            <numerusform>有 %n 个得分训练不足，但训练随混合样本用完而结束：增加预算也不会训练更久</numerusform>
        </translation>
    </message>
    <message>
        <source>At n = %1 cells were past their best epoch after %2 of %3 epochs</source>
        <translation>n = %1 时，单元在 %3 轮中的第 %2 轮之后就过了最佳点</translation>
    </message>
    <message>
        <source>Let the mixture stop by updates</source>
        <translation>让混合按更新次数结束</translation>
    </message>
    <message>
        <source>Plan so many epochs: the search takes time that they do not need</source>
        <translation>直接按这个轮数计划：可省去搜索所花的时间</translation>
    </message>
</context>
<context>
    <name>CloseDialog</name>
    <message>
        <source>A run is at work</source>
        <translation>有实验正在运行</translation>
    </message>
    <message>
        <source>Keep the run going?</source>
        <translation>让它继续运行吗？</translation>
    </message>
    <message>
        <source>It does not need this window. Open Plateau again and you are back at the live curve.
If you stop it, finished cells stay and the run can be resumed.</source>
        <translation>运行不依赖这个窗口，重新打开 Plateau 就能接着看实时曲线。
如果停止，已完成的单元会保留，之后可以继续。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Stop the run</source>
        <translation>停止运行</translation>
    </message>
    <message>
        <source>Keep running</source>
        <translation>继续运行</translation>
    </message>
</context>
<context>
    <name>ComparisonTexts</name>
    <message>
        <source>%1, the best that both reach</source>
        <translation>%1（双方都能达到的最高分）</translation>
    </message>
    <message>
        <source>%1; it may be chance</source>
        <translation>%1；可能只是偶然</translation>
    </message>
    <message>
        <source>Ahead at %1 samples</source>
        <translation>在 %1 条样本处领先</translation>
    </message>
    <message>
        <source>Behind at %1 samples</source>
        <translation>在 %1 条样本处落后</translation>
    </message>
    <message>
        <source>No size shows a difference</source>
        <translation>各规模均未见差异</translation>
    </message>
    <message>
        <source>One common seed: whether it holds for others cannot be told</source>
        <translation>只有一个共同种子：无法判断换种子后是否成立</translation>
    </message>
    <message numerus="yes">
        <source>%n common seed(s): better in %1 of them; shown, not judged, 5 are needed</source>
        <translation>
            <numerusform>%n 个共同种子：其中 %1 更好；仅供参考，判断需要 5 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Better in %1 of %n common seed(s) (paired t: %2)</source>
        <translation>
            <numerusform>%n 个共同种子中 %1 更好（配对 t 检验：%2）</numerusform>
        </translation>
    </message>
    <message>
        <source>%1; it holds for other seeds</source>
        <translation>%1；换种子后仍成立</translation>
    </message>
    <message>
        <source>%1; it may be the seeds</source>
        <translation>%1；可能只是种子所致</translation>
    </message>
    <message>
        <source>No single class differs</source>
        <translation>没有哪个类别有差异</translation>
    </message>
    <message>
        <source>%1 (%2 points)</source>
        <translation>%1（%2 个百分点）</translation>
    </message>
    <message numerus="yes">
        <source>%n class(es) differ: %1</source>
        <translation>
            <numerusform>%n 个类别有差异：%1</numerusform>
        </translation>
    </message>
    <message>
        <source>Its largest size trained %1 times as many updates as its smallest: data and compute grow together</source>
        <translation>其最大规模的更新次数是最小规模的 %1 倍：数据量与计算量同时增长</translation>
    </message>
    <message>
        <source>Scored on other test items: a difference would say nothing</source>
        <translation>测试项不同：差异没有意义</translation>
    </message>
    <message numerus="yes">
        <source>%n test item(s) only in this experiment</source>
        <translation>
            <numerusform>仅本实验有的测试项 %n 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n test item(s) only in the other</source>
        <translation>
            <numerusform>仅对方有的测试项 %n 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n test item(s) with another text or label</source>
        <translation>
            <numerusform>文本或标签不同的测试项 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Begin one from the other: Compare, Same data</source>
        <translation>请从其中一个派生另一个：比较 › 相同数据</translation>
    </message>
    <message>
        <source>Seed %1 alone: %2 test items are right only there, %3 only here (%4: %5)</source>
        <translation>仅看种子 %1：%2 个测试项只有对方答对，%3 个只有本实验答对（%4：%5）</translation>
    </message>
    <message numerus="yes">
        <source>McNemar over %Ln group(s)</source>
        <translation>
            <numerusform>按 %Ln 组的 McNemar</numerusform>
        </translation>
    </message>
    <message>
        <source>Needs at least %1× fewer samples for %2</source>
        <translation>达到 %2 所需样本至少少到 1/%1</translation>
    </message>
    <message>
        <source>Needs at least %1× as many samples for %2</source>
        <translation>达到 %2 所需样本至少是 %1 倍</translation>
    </message>
    <message>
        <source>It cannot be told how many samples it saves for %1: the interval is open</source>
        <translation>尚无法判断达到 %1 能节省多少样本：区间是开放的</translation>
    </message>
    <message>
        <source>Needs %1× fewer samples (%2×) for %3: %4 instead of %5</source>
        <translation>达到 %3 所需样本少到 1/%1（区间 %2 倍）：%4，而非%5</translation>
    </message>
    <message>
        <source>Needs %1× as many samples (%2×) for %3: %4 instead of %5</source>
        <translation>达到 %3 所需样本是 %1 倍（区间 %2 倍）：%4，而非%5</translation>
    </message>
    <message>
        <source>Equal from %1 samples on, within ± %2</source>
        <translation>从 %1 条样本起相当（相差在 ±%2 以内）</translation>
    </message>
    <message>
        <source>Not shown to be equal within ± %1 at the largest size</source>
        <translation>在最大规模上未能证明两者相差在 ±%1 以内</translation>
    </message>
    <message>
        <source>At %1 samples %2 instead of %3: %4 (%5), %6</source>
        <translation>%1 条样本时为 %2，而非 %3：%4（%5），%6</translation>
    </message>
    <message>
        <source>%1: %2 (%3)</source>
        <translation>%1：%2（%3）</translation>
    </message>
    <message>
        <source>Scored in another way: by another task, metric or tokenizer</source>
        <translation>评分方式不同：任务、指标或分词器不同</translation>
    </message>
</context>
<context>
    <name>DataTexts</name>
    <message>
        <source>domain</source>
        <translation>领域</translation>
    </message>
    <message>
        <source>general</source>
        <translation>通用</translation>
    </message>
    <message>
        <source>test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>The task itself: samples are drawn from this file</source>
        <translation>任务本身的数据：训练样本从这里抽取</translation>
    </message>
    <message>
        <source>Frozen: never trained on, every score is measured on it</source>
        <translation>已冻结：从不参与训练，所有得分都在它上面测得</translation>
    </message>
    <message>
        <source>Set apart for choosing settings; never trained on</source>
        <translation>留作选择设置之用，从不参与训练</translation>
    </message>
    <message numerus="yes">
        <source>%Ln class(es)</source>
        <translation>
            <numerusform>%Ln 个类别</numerusform>
        </translation>
    </message>
    <message>
        <source>opening …</source>
        <translation>正在打开……</translation>
    </message>
    <message>
        <source>reading, %1 of %2</source>
        <translation>正在读取，%1 / %2</translation>
    </message>
    <message>
        <source>looking at row %1 of %2</source>
        <translation>正在检查第 %1 行，共 %2 行</translation>
    </message>
    <message>
        <source>a file of its own</source>
        <translation>单独的文件</translation>
    </message>
    <message>
        <source>told by field “%1”</source>
        <translation>由字段“%1”指定</translation>
    </message>
    <message>
        <source>%1 drawn, classes in proportion</source>
        <translation>抽取 %1，各类别按比例</translation>
    </message>
    <message>
        <source>%1 drawn, whole groups of “%2”</source>
        <translation>抽取 %1，“%2”按整组划分</translation>
    </message>
    <message>
        <source>the last %1 of the file</source>
        <translation>文件末尾的 %1</translation>
    </message>
    <message>
        <source>told by the split field</source>
        <translation>由划分字段指定</translation>
    </message>
    <message>
        <source>%1 drawn, whole groups</source>
        <translation>抽取 %1，按整组划分</translation>
    </message>
    <message>
        <source>the last %1 by “%2”</source>
        <translation>按“%2”排序的最后 %1</translation>
    </message>
    <message>
        <source>the last %1 by time</source>
        <translation>按时间排序的最后 %1</translation>
    </message>
    <message>
        <source>%1 drawn, labels in proportion</source>
        <translation>抽取 %1，各标签按比例</translation>
    </message>
    <message>
        <source>%1 drawn, from the whole range</source>
        <translation>抽取 %1，覆盖整个数值范围</translation>
    </message>
    <message>
        <source>%1 drawn</source>
        <translation>抽取 %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln column(s)</source>
        <translation>
            <numerusform>%Ln 列</numerusform>
        </translation>
    </message>
    <message>
        <source>cross-validation in %1 parts</source>
        <translation>%1 折交叉验证</translation>
    </message>
    <message>
        <source>cross-validation, every sample once</source>
        <translation>交叉验证，每条样本评分一次</translation>
    </message>
    <message>
        <source>cross-validation, whole groups</source>
        <translation>交叉验证，同组不拆分</translation>
    </message>
    <message>
        <source>general test</source>
        <translation>通用测试</translation>
    </message>
    <message>
        <source>Other samples of the same form, which the plan may mix in</source>
        <translation>形式相同的其他样本，可在方案中混入</translation>
    </message>
    <message>
        <source>What the model should not forget: never trained on, retention is measured on it</source>
        <translation>模型不应忘记的内容：从不用于训练，用来测量保留率</translation>
    </message>
</context>
<context>
    <name>DifferenceTexts</name>
    <message>
        <source>no difference</source>
        <translation>无差异</translation>
    </message>
    <message>
        <source>%1 lower</source>
        <translation>低 %1</translation>
    </message>
    <message>
        <source>%1 higher</source>
        <translation>高 %1</translation>
    </message>
    <message>
        <source>from %1 lower to %2 higher</source>
        <translation>从低 %1 到高 %2</translation>
    </message>
</context>
<context>
    <name>HelpDialogs</name>
    <message>
        <source>Program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>Build</source>
        <translation>构建</translation>
    </message>
    <message>
        <source>LibTorch</source>
        <translation>LibTorch</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Its name</source>
        <translation>设备名称</translation>
    </message>
    <message>
        <source>Why this one</source>
        <translation>选择原因</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>线程数</translation>
    </message>
    <message>
        <source>Measured fp32, GFLOP/s</source>
        <translation>实测 fp32（GFLOP/s）</translation>
    </message>
    <message>
        <source>Measured bf16, GFLOP/s</source>
        <translation>实测 bf16（GFLOP/s）</translation>
    </message>
    <message>
        <source>Runtime folder</source>
        <translation>运行时目录</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>What it said</source>
        <translation>程序输出</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>运行环境</translation>
    </message>
    <message>
        <source>Show the menus</source>
        <translation>显示菜单</translation>
    </message>
    <message>
        <source>Move in a chart or in the cells</source>
        <translation>在图表或单元间移动</translation>
    </message>
    <message>
        <source>Arrow keys</source>
        <translation>方向键</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>About Plateau</source>
        <translation>关于 Plateau</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>要回答的问题</translation>
    </message>
    <message>
        <source>How much data does this fine-tune need?</source>
        <translation>这次微调需要多少数据？</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>界面</translation>
    </message>
    <message>
        <source>Program that trains</source>
        <translation>训练程序</translation>
    </message>
    <message>
        <source>Qt</source>
        <translation>Qt</translation>
    </message>
</context>
<context>
    <name>KeptTexts</name>
    <message>
        <source>%1 (%2 to %3) at %4 domain</source>
        <translation>领域占 %4 时为 %1（%2 至 %3）</translation>
    </message>
    <message>
        <source>%1 (%2) at %3 domain</source>
        <translation>领域占 %3 时为 %1（%2）</translation>
    </message>
    <message>
        <source>%1 are kept up to %2 domain (%3).</source>
        <translation>领域占比不超过 %2（%3）时可保留 %1。</translation>
    </message>
    <message>
        <source>No share measured keeps %1.</source>
        <translation>已测量的占比都无法保留 %1。</translation>
    </message>
    <message>
        <source>At %1, the largest size measured, %2 (%3) of general ability are kept</source>
        <translation>在已测量的最大规模 %1 处，保留了 %2（%3）的通用能力</translation>
    </message>
    <message>
        <source>Keeps %1 (%2) of general ability</source>
        <translation>保留 %1（%2）的通用能力</translation>
    </message>
    <message>
        <source>%1.</source>
        <extracomment>what is kept, and whether that is what was asked for</extracomment>
        <translation>%1。</translation>
    </message>
    <message>
        <source>%1, %2.</source>
        <translation>%1，%2。</translation>
    </message>
    <message>
        <source>the %1 asked for</source>
        <translation>达到所要求的 %1</translation>
    </message>
    <message>
        <source>too close to the %1 asked for to tell</source>
        <translation>与所要求的 %1 太接近，无法判断</translation>
    </message>
    <message>
        <source>less than the %1 asked for</source>
        <translation>低于所要求的 %1</translation>
    </message>
    <message>
        <source>%1 from about %2 samples on, which reach both</source>
        <translation>从约 %2 个样本起可达 %1，两个目标都能满足</translation>
    </message>
    <message>
        <source>less than the %1 asked for: no size measured reaches both</source>
        <translation>低于所要求的 %1：已测量的规模都无法同时满足两个目标</translation>
    </message>
    <message>
        <source>Only %1 of general ability are kept, %2 were asked for</source>
        <translation>只保留了 %1 的通用能力，要求的是 %2</translation>
    </message>
    <message numerus="yes">
        <source>%n test item(s) nearly stand in the general data: scores of mixtures may be too good</source>
        <translation>
            <numerusform>有 %n 个测试条目在通用数据中有近似副本：混合训练的得分可能偏高</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) of the general test set stand in the domain pool, or nearly: what is kept looks better than it is</source>
        <translation>
            <numerusform>通用测试集中有 %n 个条目也在领域数据池中（或近似）：保留率看起来会偏高</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s)</source>
        <translation>
            <numerusform>%Ln 个条目</numerusform>
        </translation>
    </message>
    <message>
        <source>The general test set of %1 is too small to tell whether %2 are kept</source>
        <translation>通用测试集只有 %1，太小，无法判断是否保留了 %2</translation>
    </message>
    <message>
        <source>The general test set of %1 is too small to tell what is kept to 5 points</source>
        <translation>通用测试集只有 %1，太小，无法把保留率确定到 5 个百分点</translation>
    </message>
    <message>
        <source>Mix general data in, or train more gently: fewer updates, a lower learning rate</source>
        <translation>混入通用数据，或训练得更温和：减少更新次数、降低学习率</translation>
    </message>
    <message>
        <source>Remove the near copies from the general data</source>
        <translation>从通用数据中删除这些近似副本</translation>
    </message>
    <message>
        <source>Remove them from the general test set</source>
        <translation>从通用测试集中删除它们</translation>
    </message>
    <message>
        <source>About %1 items would tell</source>
        <translation>约 %1 个条目就足以判断</translation>
    </message>
    <message>
        <source>What the share of the domain does needs %1 constant shares with a score at one size; there are %2.</source>
        <translation>要知道领域占比的作用，需要在同一规模上有 %1 个恒定占比的得分；现在有 %2 个。</translation>
    </message>
    <message>
        <source>Mixing law over %1 shares at n = %2: %3 goes from %4 to %5.</source>
        <translation>n = %2 时 %1 个占比上的混合定律：%3从%4变到%5。</translation>
    </message>
    <message>
        <source>What is kept goes from %1 to %2.</source>
        <translation>保留率从%1变到%2。</translation>
    </message>
    <message>
        <source>The measured shares do not follow the law: read the points, not the line.</source>
        <translation>测得的占比不符合该定律：请看各点，不要看曲线。</translation>
    </message>
</context>
<context>
    <name>PlanNotes</name>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>The disk is nearly full</source>
        <translation>磁盘空间快用完了</translation>
    </message>
    <message>
        <source>%1 are free where experiments are put; the results take about %2. Clear some room, or put experiments elsewhere (settings).</source>
        <translation>存放实验的磁盘还剩 %1，结果约需 %2。请清理空间，或在设置里换一个存放位置。</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>重新检查</translation>
    </message>
    <message>
        <source>The memory may not suffice</source>
        <translation>内存可能不够</translation>
    </message>
    <message>
        <source>Training takes about %1, the machine has %2. A smaller batch or a shorter cut-off length takes less.</source>
        <translation>训练约需 %1，本机共有 %2。减小批大小或截断长度可以降低占用。</translation>
    </message>
    <message>
        <source>The plan could not be checked</source>
        <translation>无法检查计划</translation>
    </message>
    <message>
        <source>Install both from one release, side by side, or set PLATEAU_CLI.</source>
        <translation>请安装同一版本的两个程序并放在一起，或设置 PLATEAU_CLI。</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>重新查找</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>No model is installed.</source>
        <translation>还没有安装模型。</translation>
    </message>
    <message>
        <source>Looking for models …</source>
        <translation>正在查找模型……</translation>
    </message>
    <message>
        <source>Checking data and settings …</source>
        <translation>正在检查数据和设置……</translation>
    </message>
    <message>
        <source>Reads the samples, draws the test set, predicts time and memory.</source>
        <translation>读取样本，划出测试集，预测用时和内存。</translation>
    </message>
    <message>
        <source>Everything is in place</source>
        <translation>一切就绪</translation>
    </message>
    <message>
        <source>Data, model and settings were checked.</source>
        <translation>数据、模型和设置都已检查。</translation>
    </message>
</context>
<context>
    <name>PlanTexts</name>
    <message>
        <source>above %1 to %2</source>
        <extracomment>from more than %1 to %2</extracomment>
        <translation>大于 %1，至多 %2</translation>
    </message>
    <message>
        <source>%1 lies outside %2. Choose a value in between.</source>
        <translation>%1 超出范围 %2，请取其间的值。</translation>
    </message>
    <message>
        <source>%1 is more than the %2 samples of the pool. Take it away or add data.</source>
        <translation>%1 多于样本池的 %2 条。请去掉它，或增加数据。</translation>
    </message>
    <message>
        <source>A size has at least 2 samples.</source>
        <translation>样本量至少为 2 条。</translation>
    </message>
    <message>
        <source>Between 1 and 64 sizes are possible.</source>
        <translation>样本量可设 1～64 个。</translation>
    </message>
    <message>
        <source>The name is one line of at most 200 bytes.</source>
        <translation>名称为一行，最多 200 字节。</translation>
    </message>
    <message>
        <source>Sizes</source>
        <translation>样本量</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Seeds of the instant curve</source>
        <translation>即时曲线的种子数</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Name of the experiment</source>
        <translation>实验名称</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Test set</source>
        <translation>测试集</translation>
    </message>
    <message>
        <source>LoRA settings</source>
        <translation>LoRA 设置</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>预算</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>%1 billion parameters</source>
        <translation>%1B 参数</translation>
    </message>
    <message>
        <source>%1 million parameters</source>
        <translation>%1M 参数</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln size(s)</source>
        <translation>
            <numerusform>%Ln 个样本量</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln seed(s)</source>
        <translation>
            <numerusform>%Ln 个种子</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln baseline(s)</source>
        <translation>
            <numerusform>%Ln 个基线</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln control(s)</source>
        <translation>
            <numerusform>%Ln 个对照</numerusform>
        </translation>
    </message>
    <message>
        <source>The last layer is solved exactly: it needs no budget.</source>
        <translation>最后一层直接求解，不需要预算。</translation>
    </message>
    <message>
        <source>Every cell sees its samples equally often, so larger sizes train longer. The minimum keeps small sizes from stopping before they have learnt.</source>
        <translation>每个单元把自己的样本看同样多遍，因此样本量越大训练越久。最少更新次数可避免小样本量还没学会就停下。</translation>
    </message>
    <message>
        <source>Every cell gets the same number of updates, whatever its size: small sizes repeat their samples more often.</source>
        <translation>无论样本量大小，每个单元的更新次数都相同：样本量小时，样本重复得更多。</translation>
    </message>
    <message>
        <source>Each cell holds back a part of its own samples to find the best moment to stop, then trains on all of them for that long. Slower, but fair to every size.</source>
        <translation>每个单元先留出一部分样本找到最佳停止时刻，再用全部样本训练同样久。较慢，但对每个样本量都公平。</translation>
    </message>
    <message>
        <source>Small adapters are trained on the frozen model: close to full quality, a fraction of the memory, megabytes to keep.</source>
        <translation>在冻结的模型上训练小型适配器：效果接近全量微调，内存占用小得多，保存只需几 MB。</translation>
    </message>
    <message>
        <source>Only the classifier on frozen features is fitted: seconds, the floor that every other method should beat.</source>
        <translation>只在冻结特征上拟合分类器：几秒完成，是其他方法都应超过的下限。</translation>
    </message>
    <message>
        <source>Every weight is trained: the most memory and time, and the most to gain when your texts are unlike those of the model.</source>
        <translation>训练全部权重：内存和时间最多；文本与模型的训练语料差别大时，提升也最多。</translation>
    </message>
    <message>
        <source>The program “plateau” was not found, so nothing can be checked or started.</source>
        <translation>找不到程序“plateau”，无法检查，也无法开始。</translation>
    </message>
    <message>
        <source>“plateau” has another version than this window, so nothing can be checked or started.</source>
        <translation>“plateau”与本窗口版本不同，无法检查，也无法开始。</translation>
    </message>
    <message>
        <source>“plateau” does not start, so nothing can be checked.</source>
        <translation>“plateau”无法启动，因此无法检查。</translation>
    </message>
    <message>
        <source>It cannot be used. Choose another one, or its folder.</source>
        <translation>无法使用。请换一个模型，或选择它所在的文件夹。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln instant</source>
        <translation>
            <numerusform>%Ln 个即时</numerusform>
        </translation>
    </message>
    <message>
        <source>Folds</source>
        <translation>折数</translation>
    </message>
    <message numerus="yes">
        <source>%Ln naive Bayes</source>
        <translation>
            <numerusform>%Ln 个朴素贝叶斯</numerusform>
        </translation>
    </message>
    <message>
        <source>No target is usual here. Give the score that would be good enough, in its own unit.</source>
        <translation>这里没有常用目标。请给出您认为足够好的分数，用它自己的单位。</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>A small network that knows nothing yet: every weight is trained from its random start, anew in every cell.</source>
        <translation>一个还什么都不会的小网络：每个单元都从随机初值开始，训练全部权重。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln curve(s)</source>
        <translation>
            <numerusform>%Ln 条曲线</numerusform>
        </translation>
    </message>
    <message>
        <source>Not chosen yet. Choose its column on the Data page, under Fields; then the samples are counted, and sizes, time and memory are known.</source>
        <translation>尚未选择。请在数据页的“字段”中选择它所在的列；之后才会统计样本数，并得出规模、时间和内存。</translation>
    </message>
    <message>
        <source>The number to predict</source>
        <translation>要预测的数值</translation>
    </message>
    <message>
        <source>known when the number to predict is chosen</source>
        <translation>选定要预测的数值后可知</translation>
    </message>
    <message>
        <source>No layer of this model has such a name. The help of the field lists the names it has.</source>
        <translation>该模型没有这样命名的层。此栏的说明列出了它所有的名称。</translation>
    </message>
    <message>
        <source>General ability to keep</source>
        <translation>要保留的通用能力</translation>
    </message>
    <message>
        <source>General test set</source>
        <translation>通用测试集</translation>
    </message>
</context>
<context>
    <name>ReportTexts</name>
    <message>
        <source>%1.</source>
        <extracomment>the answer and the gain of the next batch, two sentences</extracomment>
        <translation>%1。</translation>
    </message>
    <message>
        <source>%1. %2.</source>
        <translation>%1；%2。</translation>
    </message>
</context>
<context>
    <name>RunTexts</name>
    <message>
        <source>about %1 samples for %2 (%3)</source>
        <translation>约 %1 条样本可达 %2（%3）</translation>
    </message>
    <message>
        <source>at most %1 samples for %2</source>
        <translation>至多 %1 条样本可达 %2</translation>
    </message>
    <message>
        <source>more than %1 samples for %2</source>
        <translation>达到 %2 需要超过 %1 条样本</translation>
    </message>
    <message>
        <source>%1 of %2 cells</source>
        <translation>%2 个单元完成 %1 个</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>%1 running</source>
        <translation>正在训练 %1 个</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>正在启动</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>约剩 %1</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 个失败</translation>
    </message>
    <message>
        <source>%1 diverged</source>
        <translation>%1 个发散</translation>
    </message>
    <message>
        <source>not started</source>
        <translation>尚未开始</translation>
    </message>
    <message>
        <source>%1 is probably never reached this way</source>
        <translation>照此很可能达不到 %1</translation>
    </message>
    <message>
        <source>cannot tell yet how many samples %1 needs</source>
        <translation>还无法判断达到 %1 需要多少样本</translation>
    </message>
    <message>
        <source>First answer: %1</source>
        <translation>初步结论：%1</translation>
    </message>
    <message>
        <source>Answer: %1</source>
        <translation>结论：%1</translation>
    </message>
    <message>
        <source>%1, provisional: not every size has its seeds</source>
        <translation>%1，暂定：并非每个样本量都跑完了种子</translation>
    </message>
</context>
<context>
    <name>ScoreTexts</name>
    <message>
        <source>Accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>Micro F1</source>
        <translation>微平均 F1</translation>
    </message>
    <message>
        <source>micro F1</source>
        <translation>微平均 F1</translation>
    </message>
    <message>
        <source>a micro F1 of %1</source>
        <translation>微平均 F1 %1</translation>
    </message>
    <message>
        <source>Root mean squared error</source>
        <translation>均方根误差</translation>
    </message>
    <message>
        <source>root mean squared error</source>
        <translation>均方根误差</translation>
    </message>
    <message>
        <source>a root mean squared error of %1</source>
        <translation>均方根误差 %1</translation>
    </message>
    <message>
        <source>Nats per token</source>
        <translation>每词元奈特数</translation>
    </message>
    <message>
        <source>nats per token</source>
        <translation>每词元奈特数</translation>
    </message>
    <message>
        <source>%1 per token</source>
        <translation>每词元 %1</translation>
    </message>
    <message>
        <source>%1 nats</source>
        <translation>%1 奈特</translation>
    </message>
    <message>
        <source>%1 bits</source>
        <translation>%1 比特</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>a metric and its value</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Target %1</source>
        <extracomment>of a metric: "Target accuracy"</extracomment>
        <translation>目标%1</translation>
    </message>
    <message>
        <source>%1 points</source>
        <translation>%1 个百分点</translation>
    </message>
    <message>
        <source>Macro F1</source>
        <translation>宏平均 F1</translation>
    </message>
    <message>
        <source>macro F1</source>
        <translation>宏平均 F1</translation>
    </message>
    <message>
        <source>a macro F1 of %1</source>
        <translation>宏平均 F1 %1</translation>
    </message>
    <message>
        <source>Balanced accuracy</source>
        <translation>平衡准确率</translation>
    </message>
    <message>
        <source>balanced accuracy</source>
        <translation>平衡准确率</translation>
    </message>
    <message>
        <source>a balanced accuracy of %1</source>
        <translation>平衡准确率 %1</translation>
    </message>
    <message>
        <source>Log loss</source>
        <translation>对数损失</translation>
    </message>
    <message>
        <source>log loss</source>
        <translation>对数损失</translation>
    </message>
    <message>
        <source>a log loss of %1</source>
        <translation>对数损失 %1</translation>
    </message>
    <message>
        <source>Macro F1 over labels</source>
        <translation>标签宏平均 F1</translation>
    </message>
    <message>
        <source>macro F1 over labels</source>
        <translation>标签宏平均 F1</translation>
    </message>
    <message>
        <source>a macro F1 over labels of %1</source>
        <translation>标签宏平均 F1 %1</translation>
    </message>
    <message>
        <source>Share of items with exactly the right labels</source>
        <translation>标签完全正确的样本占比</translation>
    </message>
    <message>
        <source>share of items with exactly the right labels</source>
        <translation>标签完全正确的样本占比</translation>
    </message>
    <message>
        <source>a share of exactly right label sets of %1</source>
        <translation>标签完全正确的占比 %1</translation>
    </message>
    <message>
        <source>Share of wrong label decisions</source>
        <translation>标签判断错误率</translation>
    </message>
    <message>
        <source>share of wrong label decisions</source>
        <translation>标签判断错误率</translation>
    </message>
    <message>
        <source>a share of wrong label decisions of %1</source>
        <translation>标签判断错误率 %1</translation>
    </message>
    <message>
        <source>Mean absolute error</source>
        <translation>平均绝对误差</translation>
    </message>
    <message>
        <source>mean absolute error</source>
        <translation>平均绝对误差</translation>
    </message>
    <message>
        <source>a mean absolute error of %1</source>
        <translation>平均绝对误差 %1</translation>
    </message>
    <message>
        <source>R²</source>
        <translation>决定系数 R²</translation>
    </message>
    <message>
        <source>an R² of %1</source>
        <translation>决定系数 R² %1</translation>
    </message>
    <message>
        <source>Bits per byte</source>
        <translation>每字节比特数</translation>
    </message>
    <message>
        <source>bits per byte</source>
        <translation>每字节比特数</translation>
    </message>
    <message>
        <source>%1 per byte</source>
        <translation>每字节 %1</translation>
    </message>
    <message>
        <source>Token F1</source>
        <translation>词元 F1</translation>
    </message>
    <message>
        <source>token F1</source>
        <translation>词元 F1</translation>
    </message>
    <message>
        <source>a token F1 of %1</source>
        <translation>词元 F1 达到 %1</translation>
    </message>
    <message>
        <source>Exact match</source>
        <translation>完全匹配率</translation>
    </message>
    <message>
        <source>exact match</source>
        <translation>完全匹配率</translation>
    </message>
    <message>
        <source>an exact match of %1</source>
        <translation>完全匹配率达到 %1</translation>
    </message>
    <message>
        <source>ROUGE-L</source>
        <translation>ROUGE-L 分数</translation>
    </message>
    <message>
        <source>a ROUGE-L of %1</source>
        <translation>ROUGE-L 达到 %1</translation>
    </message>
    <message>
        <source>BLEU</source>
        <translation>BLEU 分数</translation>
    </message>
    <message>
        <source>a BLEU of %1</source>
        <translation>BLEU 达到 %1</translation>
    </message>
    <message>
        <source>Attribute F1</source>
        <translation>属性 F1</translation>
    </message>
    <message>
        <source>attribute F1</source>
        <translation>属性 F1</translation>
    </message>
    <message>
        <source>an attribute F1 of %1</source>
        <translation>属性 F1 达到 %1</translation>
    </message>
    <message>
        <source>Attribute precision</source>
        <translation>属性精确率</translation>
    </message>
    <message>
        <source>attribute precision</source>
        <translation>属性精确率</translation>
    </message>
    <message>
        <source>an attribute precision of %1</source>
        <translation>属性精确率达到 %1</translation>
    </message>
    <message>
        <source>Attribute recall</source>
        <translation>属性召回率</translation>
    </message>
    <message>
        <source>attribute recall</source>
        <translation>属性召回率</translation>
    </message>
    <message>
        <source>an attribute recall of %1</source>
        <translation>属性召回率达到 %1</translation>
    </message>
    <message>
        <source>Null accuracy</source>
        <translation>空值准确率</translation>
    </message>
    <message>
        <source>null accuracy</source>
        <translation>空值准确率</translation>
    </message>
    <message>
        <source>a null accuracy of %1</source>
        <translation>空值准确率达到 %1</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings of the cell</source>
        <translation>单元设置</translation>
    </message>
    <message>
        <source>Settings as JSON</source>
        <translation>设置（JSON）</translation>
    </message>
</context>
<context>
    <name>TaskTexts</name>
    <message>
        <source>Text classification</source>
        <translation>文本分类</translation>
    </message>
    <message>
        <source>One class for each text: a topic, an intent, a feeling.</source>
        <translation>每条文本一个类别：主题、意图、情感。</translation>
    </message>
    <message>
        <source>Always saying the commonest class</source>
        <translation>总是回答最常见的类别</translation>
    </message>
    <message>
        <source>Above the largest class</source>
        <translation>高于多数类</translation>
    </message>
    <message>
        <source>Several labels a text</source>
        <translation>多标签分类</translation>
    </message>
    <message>
        <source>Any number of labels for each text, none too: topics, tags.</source>
        <translation>每条文本任意多个标签，也可以没有：主题、标记。</translation>
    </message>
    <message>
        <source>Always giving the labels that most texts have</source>
        <translation>总是给出多数文本都有的标签</translation>
    </message>
    <message>
        <source>Above the commonest labels</source>
        <translation>高于最常见的标签</translation>
    </message>
    <message>
        <source>Table regression</source>
        <translation>表格回归</translation>
    </message>
    <message>
        <source>A number for each row of a table: a price, a duration, a yield.</source>
        <translation>表格每行预测一个数：价格、时长、产量。</translation>
    </message>
    <message>
        <source>Always saying the mean of the training targets</source>
        <translation>总是回答训练目标的平均值</translation>
    </message>
    <message>
        <source>Better than the mean of the targets</source>
        <translation>优于目标平均值</translation>
    </message>
    <message>
        <source>Language modelling</source>
        <translation>语言建模</translation>
    </message>
    <message>
        <source>Raw text, foreseen token by token; no labels.</source>
        <translation>逐个词元预测原始文本，不需要标签。</translation>
    </message>
    <message>
        <source>Always the same prediction</source>
        <translation>总是同一预测</translation>
    </message>
    <message>
        <source>Better than always the same</source>
        <translation>优于总是同一预测</translation>
    </message>
    <message>
        <source>Instruction tuning</source>
        <translation>指令微调</translation>
    </message>
    <message>
        <source>A prompt or a conversation, and the answer the model should write.</source>
        <translation>一条提示或一段对话，以及模型应写出的回答。</translation>
    </message>
    <message>
        <source>Always the same answer</source>
        <translation>永远给出同一个回答</translation>
    </message>
    <message>
        <source>Attribute extraction</source>
        <translation>属性抽取</translation>
    </message>
    <message>
        <source>Names and values that a text tells, written as an object.</source>
        <translation>文本中给出的属性名和取值，写成一个对象。</translation>
    </message>
</context>
<context>
    <name>Texts</name>
    <message>
        <source>%1 %</source>
        <extracomment>a share in percent; "%1" is the number</extracomment>
        <translation>%1%</translation>
    </message>
    <message>
        <source>%1–%2</source>
        <extracomment>from %1 to %2</extracomment>
        <translation>%1～%2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln sample(s)</source>
        <translation>
            <numerusform>%Ln 条样本</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cell(s)</source>
        <translation>
            <numerusform>%Ln 个单元</numerusform>
        </translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>约 %1 条</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 分 %2 秒</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分</translation>
    </message>
    <message>
        <source>full fine-tune</source>
        <translation>全参数微调</translation>
    </message>
    <message>
        <source>LoRA r %1</source>
        <translation>LoRA r %1</translation>
    </message>
    <message>
        <source>weights in float32</source>
        <translation>权重为 float32</translation>
    </message>
    <message>
        <source>frozen weights in bfloat16</source>
        <translation>冻结权重为 bfloat16</translation>
    </message>
    <message>
        <source>precision as is faster when it runs</source>
        <translation>运行时取较快的精度</translation>
    </message>
    <message>
        <source>every cell trained alone</source>
        <translation>每个单元单独训练</translation>
    </message>
    <message>
        <source>seeds of a size trained in packs of up to %1</source>
        <translation>同一样本量的种子每组最多 %1 个一起训练</translation>
    </message>
    <message>
        <source>seeds packed as is faster when they run</source>
        <translation>运行时按较快的方式合并种子</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>what is trained how, and what it draws from
----------
how cells are computed: weights, packing</extracomment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>last layer</source>
        <translation>仅最后一层</translation>
    </message>
    <message>
        <source>logistic regression to convergence</source>
        <translation>逻辑回归，训练至收敛</translation>
    </message>
    <message numerus="yes">
        <source>%Ln update(s)</source>
        <translation>
            <numerusform>%Ln 步更新</numerusform>
        </translation>
    </message>
    <message>
        <source>early stop, at most %1 epochs</source>
        <translation>早停，至多 %1 轮</translation>
    </message>
    <message>
        <source>%1 epochs</source>
        <translation>%1 轮</translation>
    </message>
    <message>
        <source>%1, at least %2 updates</source>
        <translation>%1，至少 %2 步更新</translation>
    </message>
    <message>
        <source>That is not possible here</source>
        <translation>这里无法这样做</translation>
    </message>
    <message>
        <source>Something in the file is wrong</source>
        <translation>文件内容有问题</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>Not allowed to read or write there</source>
        <translation>没有读写权限</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>磁盘已满</translation>
    </message>
    <message>
        <source>Out of memory</source>
        <translation>内存不足</translation>
    </message>
    <message>
        <source>The device is not there</source>
        <translation>设备不可用</translation>
    </message>
    <message>
        <source>Reading or writing failed</source>
        <translation>读写失败</translation>
    </message>
    <message>
        <source>Another program is at work there</source>
        <translation>另一个程序正在使用</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>出错了</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>%1 条起</translation>
    </message>
    <message>
        <source>trained from scratch</source>
        <translation>从头训练</translation>
    </message>
    <message>
        <source>domain alone</source>
        <translation>只用领域数据</translation>
    </message>
    <message>
        <source>%1 domain</source>
        <translation>领域占 %1</translation>
    </message>
</context>
<context>
    <name>VariantMenu</name>
    <message>
        <source>passes over the data</source>
        <translation>按轮数</translation>
    </message>
    <message>
        <source>fixed updates</source>
        <translation>固定更新次数</translation>
    </message>
    <message>
        <source>early stop</source>
        <translation>早停</translation>
    </message>
    <message>
        <source>full fine-tune</source>
        <translation>全量微调</translation>
    </message>
    <message>
        <source>last layer</source>
        <translation>仅最后一层</translation>
    </message>
    <message>
        <source>LoRA</source>
        <translation>LoRA</translation>
    </message>
    <message>
        <source>Same data, other budget</source>
        <translation>相同数据，换训练预算</translation>
    </message>
    <message>
        <source>Same data, other method</source>
        <translation>相同数据，换方法</translation>
    </message>
</context>
<context>
    <name>plateau::exporter::ReportHeadTexts</name>
    <message>
        <source>Plateau report</source>
        <translation>Plateau 报告</translation>
    </message>
    <message>
        <source>%1 · %2 sizes × %3 seeds · %4 test items</source>
        <translation>%1 · %2 个规模 × %3 个种子 · %4 条测试样本</translation>
    </message>
    <message>
        <source>%1 · added later: %2 runs</source>
        <translation>%1 · 之后另加：%2 次运行</translation>
    </message>
    <message>
        <source>Unfinished: %1 of %2 cells have a result. Everything below is provisional.</source>
        <translation>尚未完成：%2 个单元中 %1 个已有结果。以下内容均为暂定。</translation>
    </message>
    <message>
        <source>Basis</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>实测</translation>
    </message>
    <message>
        <source>predicted from %1 samples</source>
        <translation>由 %1 条样本外推</translation>
    </message>
    <message>
        <source>predicted: out of reach</source>
        <translation>预测：达不到</translation>
    </message>
    <message>
        <source>cannot tell yet</source>
        <translation>暂时无法判断</translation>
    </message>
    <message>
        <source>Needed samples</source>
        <translation>所需样本数</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>约 %1</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>至多 %1</translation>
    </message>
    <message>
        <source>more than %1</source>
        <translation>超过 %1</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>%1 起</translation>
    </message>
    <message>
        <source>Level of the range</source>
        <translation>范围的含义</translation>
    </message>
    <message>
        <source>%1 interval</source>
        <translation>%1 区间</translation>
    </message>
    <message>
        <source>chance of 5 % to 75 % that so many are enough</source>
        <translation>这么多就够的概率为 5% 至 75%</translation>
    </message>
    <message>
        <source>Range on this test set</source>
        <translation>在本测试集上的范围</translation>
    </message>
    <message>
        <source>Range on new items</source>
        <translation>在新样本上的范围</translation>
    </message>
    <message>
        <source>Kind of curve</source>
        <translation>曲线类型</translation>
    </message>
    <message>
        <source>pretrained</source>
        <translation>预训练</translation>
    </message>
    <message>
        <source>trained from scratch</source>
        <translation>从头训练</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>noise of the test items only: one seed a size</source>
        <translation>只含测试样本的噪声：每个样本量一个种子</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>概率</translation>
    </message>
    <message>
        <source>reached in the data</source>
        <translation>数据内已达到</translation>
    </message>
    <message>
        <source>%1 with %2 samples</source>
        <translation>%2 条样本时 %1</translation>
    </message>
    <message>
        <source>never: %1</source>
        <translation>永远达不到：%1</translation>
    </message>
    <message>
        <source>Best mean so far</source>
        <translation>目前最好的均值</translation>
    </message>
    <message>
        <source>%1 at %2 samples</source>
        <translation>%1（%2 条样本）</translation>
    </message>
    <message>
        <source>Know this first</source>
        <translation>请先了解</translation>
    </message>
    <message>
        <source>Nothing weakens this answer.</source>
        <translation>没有削弱这一结论的情况。</translation>
    </message>
    <message>
        <source>Also worth knowing</source>
        <translation>其他值得了解的情况</translation>
    </message>
    <message>
        <source>%1 against samples</source>
        <translation>%1与样本数的关系</translation>
    </message>
    <message>
        <source>Sizes</source>
        <translation>规模</translation>
    </message>
    <message>
        <source>Needed samples for %1</source>
        <translation>达到 %1 所需的样本数</translation>
    </message>
    <message>
        <source>The next batch</source>
        <translation>下一批数据</translation>
    </message>
    <message>
        <source>When to stop</source>
        <translation>何时停止</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>类别数</translation>
    </message>
    <message>
        <source>Baselines and controls</source>
        <translation>基线与对照</translation>
    </message>
    <message>
        <source>Every cell</source>
        <translation>全部单元</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Where the numbers come from</source>
        <translation>数字的来源</translation>
    </message>
    <message>
        <source>How to redo it</source>
        <translation>如何重做</translation>
    </message>
    <message>
        <source>How the numbers are made</source>
        <translation>数字的计算方法</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标签</translation>
    </message>
</context>
<context>
    <name>plateau::exporter::ReportRecordTexts</name>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>训练预算</translation>
    </message>
    <message>
        <source>Arithmetic</source>
        <translation>数值计算</translation>
    </message>
    <message>
        <source>LoRA</source>
        <translation>LoRA</translation>
    </message>
    <message>
        <source>rank %1, alpha %2, dropout %3, on %4</source>
        <translation>秩 %1，alpha %2，dropout %3，作用于 %4</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>AdamW, batch %1, learning rate %2 (head %3), weight decay %4, warm-up %5, clip %6</source>
        <translation>AdamW，批大小 %1，学习率 %2（分类头 %3），权重衰减 %4，预热 %5，梯度裁剪 %6</translation>
    </message>
    <message>
        <source>Longest text</source>
        <translation>截断长度</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 个词元</translation>
    </message>
    <message>
        <source>Test set</source>
        <translation>测试集</translation>
    </message>
    <message>
        <source>%1, share %2, seed %3, %4 rows</source>
        <translation>%1，比例 %2，种子 %3，共 %4 行</translation>
    </message>
    <message>
        <source>%1, %2 rows</source>
        <translation>%1，共 %2 行</translation>
    </message>
    <message>
        <source>cross-validation in %1 parts, %2 rows</source>
        <translation>%1 折交叉验证，共 %2 行</translation>
    </message>
    <message>
        <source>cross-validation in %1 parts that keep groups whole, %2 rows</source>
        <translation>%1 折交叉验证（同组不拆分），共 %2 行</translation>
    </message>
    <message>
        <source>Sizes</source>
        <translation>规模</translation>
    </message>
    <message>
        <source>Runs added later</source>
        <translation>之后另加的运行</translation>
    </message>
    <message>
        <source>%1 (0 to %2), each draws, starts and orders anew</source>
        <translation>%1 个（0 到 %2），每个都重新抽样、初始化和排序</translation>
    </message>
    <message>
        <source>Seeds of the frozen features</source>
        <translation>冻结特征的种子数</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>类别数</translation>
    </message>
    <message>
        <source>Columns learned from</source>
        <translation>用于学习的列</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Weights, SHA-256</source>
        <translation>权重的 SHA-256</translation>
    </message>
    <message>
        <source>Tokenizer hash</source>
        <translation>分词器哈希</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数量</translation>
    </message>
    <message>
        <source>Program of the runs</source>
        <translation>运行所用程序</translation>
    </message>
    <message>
        <source>Torch</source>
        <translation>Torch</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>运行时间</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>Report written by</source>
        <translation>报告由其写出</translation>
    </message>
    <message>
        <source>Answer rests on, SHA-256</source>
        <translation>结论所依据内容的 SHA-256</translation>
    </message>
    <message>
        <source>The test set was frozen before any sampling; every cell is scored on all of it. The sizes of one seed are nested: a smaller one is the beginning of a larger one.</source>
        <translation>测试集在任何抽样之前就已冻结，每个单元都在完整测试集上评分。同一种子的各个规模是嵌套的：较小的规模是较大规模的开头部分。</translation>
    </message>
    <message>
        <source>No test set was set apart: the samples lie in %1 parts, and a seed trains outside its part and is scored on it. So different models score the parts; a size is the mean of them. The sizes of one seed are nested: a smaller one is the beginning of a larger one.</source>
        <translation>没有单独划出测试集：样本分为 %1 份，每个种子在其余各份上训练、在自己那一份上评分。因此各份由不同的模型评分，每个规模取其均值。同一种子的各规模互相嵌套：较小的规模是较大规模的开头部分。</translation>
    </message>
    <message>
        <source>The interval of a size is the wider of two: Student's t over the seeds, which differ by the noise of their own test items as well, and the noise of all its test items.</source>
        <translation>每个规模的区间取两者中较宽的一个：种子间的 t 区间（其中已含各自测试样本的噪声），以及该规模全部测试样本的噪声。</translation>
    </message>
    <message>
        <source>The interval of a size joins two sources of noise: Student's t over the seeds and the noise of the test items. A size with one seed takes the spread of the others.</source>
        <translation>每个规模的区间合并两种噪声：种子间的学生 t 分布与测试样本的噪声。只有一个种子的规模采用其他规模的离散程度。</translation>
    </message>
    <message>
        <source>The fit averages 2,424 curves of four families (pow3, pow4, mmf4, wbl4), each solved in closed form with larger sizes weighing more; the forecast is the mean of that average and the best pow3. The untouched model is never fitted.</source>
        <translation>拟合是四个曲线族（pow3、pow4、mmf4、wbl4）共 2,424 条曲线的加权平均，每条都有闭式解，规模越大权重越大；预测取该平均与最佳 pow3 的均值。未微调模型从不参与拟合。</translation>
    </message>
    <message>
        <source>Inside the data the needed number is where the falling means cross the target, its range where the means shifted by 1.645 standard errors do. Beyond the data it is the number by which the target is reached with a chance of one half, its range that of 5 % to 75 %, by the calibrated curves of this kind (%1); the further beyond the data, the less often it is within a factor of two. New items: the target moved by the standard error of the test items. More than 32 times the data is never stated as a number.</source>
        <translation>在数据范围内，所需样本数是单调化的均值与目标相交之处，其范围由均值上下移动 1.645 个标准误后与目标的交点给出。在数据范围之外，它是以一半概率达到目标的样本数，其范围对应 5% 至 75% 的概率，依据此类曲线（%1）的校准结果；离数据越远，误差在两倍以内的情况越少。新样本：目标按测试样本的标准误移动。超出现有数据 32 倍的数字从不给出。</translation>
    </message>
    <message>
        <source>Intervals of classes, baselines and single cells are Wilson intervals over the test items; where the items come in groups, over as many independent ones as they are worth.</source>
        <translation>类别、基线与单个单元的区间是测试样本上的 Wilson 区间；样本成组时，按其相当的独立样本数计算。</translation>
    </message>
    <message>
        <source>Intervals of baselines and single cells hold the noise of the test items (bootstrap over the items, or over their groups).</source>
        <translation>基线与单个单元的区间包含测试样本的噪声（对样本或其分组做自助抽样）。</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>asked by the template %1, at most %2 tokens each</source>
        <translation>按模板 %1 提问，每个回答最多 %2 个词元</translation>
    </message>
    <message>
        <source>asked by the template %1, the names of the classes are scored</source>
        <translation>按模板 %1 提问，对各类别名称打分</translation>
    </message>
</context>
<context>
    <name>plateau::exporter::ReportSentenceTexts</name>
    <message>
        <source>%1 interval over seeds and test items. Spread is one standard deviation.</source>
        <translation>%1 区间同时包含种子与测试样本的噪声。离散为一个标准差。</translation>
    </message>
    <message>
        <source>The target is met inside the data; the forecast is shown beside it.</source>
        <translation>目标在数据范围内已达到；预测仅作参考。</translation>
    </message>
    <message>
        <source>No number is given beyond %1 times the data.</source>
        <translation>超出现有数据 %1 倍时不给出数字。</translation>
    </message>
    <message>
        <source>There is no fit, so nothing is said beyond the data; the reason stands above.</source>
        <translation>没有拟合曲线，因此不对数据范围之外作判断；原因见上。</translation>
    </message>
    <message>
        <source>%1 more samples than today's %2 would improve the score by %3 (%4, %5 interval).</source>
        <translation>在现有 %2 条之外再加 %1 条样本，分数将改善 %3（%4，%5 区间）。</translation>
    </message>
    <message>
        <source>On this test set gains of %1 points or more can be told from noise (80 % power).</source>
        <translation>在这个测试集上，%1 个百分点以上的提升才能与噪声区分（检验功效 80%）。</translation>
    </message>
    <message>
        <source>To tell %1 points from noise it would take %2 test items; this set has %3.</source>
        <translation>要从噪声中看出 %1 个百分点需要 %2 个测试项；现有 %3 个。</translation>
    </message>
    <message>
        <source>Collect next: %1. Expected: %2 points of accuracy (%3) for %4 labels.</source>
        <translation>接下来收集：%1。预计用 %4 个标注使准确率提高 %2 个百分点（%3）。</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2 的 %1 条</translation>
    </message>
    <message>
        <source>At %1 per label and %2 per point</source>
        <translation>每个标注 %1、每个百分点 %2 时</translation>
    </message>
    <message>
        <source>collect up to %1</source>
        <translation>收集到 %1</translation>
    </message>
    <message>
        <source>stop now</source>
        <translation>现在停止</translation>
    </message>
    <message>
        <source>Doubling the data gains under %1</source>
        <translation>数据翻倍的提升低于 %1</translation>
    </message>
    <message>
        <source>Under %1 for %2 more samples</source>
        <translation>再加 %2 条样本的提升低于 %1</translation>
    </message>
    <message>
        <source>stop: at %1 samples already</source>
        <translation>停止：%1 条样本时已满足</translation>
    </message>
    <message>
        <source>from about %1 samples</source>
        <translation>约 %1 条样本起</translation>
    </message>
    <message>
        <source>not in sight</source>
        <translation>尚看不到</translation>
    </message>
    <message>
        <source>At %1 samples, mean over %2 seeds, weakest first. Classes with fewer than %3 test items are grey: they say little.</source>
        <translation>%1 条样本时 %2 个种子的均值，最弱的在前。测试样本少于 %3 条的类别以灰色显示：说明不了什么。</translation>
    </message>
    <message>
        <source>Untouched model</source>
        <translation>未微调模型</translation>
    </message>
    <message>
        <source>Largest class always</source>
        <translation>总选最大类别</translation>
    </message>
    <message>
        <source>The mean always</source>
        <translation>始终取均值</translation>
    </message>
    <message>
        <source>Frozen features, logistic regression, %1 samples</source>
        <translation>冻结特征上的逻辑回归，%1 条样本</translation>
    </message>
    <message>
        <source>Naive Bayes on words, %1 samples</source>
        <translation>词袋朴素贝叶斯，%1 个样本</translation>
    </message>
    <message>
        <source>Shuffled labels, %1 samples</source>
        <translation>打乱标签，%1 条样本</translation>
    </message>
    <message>
        <source>A model that learns from shuffled labels shows what the score is worth without any signal: only the gain above it counts.</source>
        <translation>用打乱的标签训练出的模型显示了毫无信号时的得分：只有高出它的部分才算数。</translation>
    </message>
    <message>
        <source>%1 cells</source>
        <translation>%1 个单元</translation>
    </message>
    <message>
        <source>From the folder %1, with the model in place; cells that have a result are not trained again:</source>
        <translation>使用文件夹 %1，模型已就位；已有结果的单元不会重新训练：</translation>
    </message>
    <message>
        <source>From the plan and the data alone, everything trained anew:</source>
        <translation>只用计划与数据，全部重新训练：</translation>
    </message>
    <message>
        <source>The F1 of each label at %1 samples, mean over %2 seeds, weakest first. Labels of fewer than %3 test items are grey: they say little.</source>
        <translation>%1 条样本时各标签的 F1，取 %2 个种子的均值，最弱的在前。测试样本少于 %3 条的标签显示为灰色：说明不了多少。</translation>
    </message>
</context>
<context>
    <name>plateau::exporter::ReportTableTexts</name>
    <message>
        <source>Samples</source>
        <translation>样本数</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>均值</translation>
    </message>
    <message>
        <source>%1 interval</source>
        <translation>%1 区间</translation>
    </message>
    <message>
        <source>Spread between seeds</source>
        <translation>种子间离散</translation>
    </message>
    <message>
        <source>Frozen features</source>
        <translation>冻结特征</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>Forecast</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>%1 band</source>
        <translation>%1 色带</translation>
    </message>
    <message>
        <source>Probability of reaching %1</source>
        <translation>达到 %1 的概率</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Test items</source>
        <translation>测试样本</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>正确</translation>
    </message>
    <message>
        <source>Training samples</source>
        <translation>训练样本</translation>
    </message>
    <message>
        <source>Needed for %1</source>
        <translation>达到 %1 所需</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>Trained model</source>
        <translation>微调模型</translation>
    </message>
    <message>
        <source>Gain above it</source>
        <translation>高出</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>提升</translation>
    </message>
    <message>
        <source>Probability of less</source>
        <translation>低于界限的概率</translation>
    </message>
    <message>
        <source>Cell</source>
        <translation>单元</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Updates</source>
        <translation>更新次数</translation>
    </message>
    <message>
        <source>Training, s</source>
        <translation>训练用时（秒）</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>%1 points</source>
        <translation>%1 个百分点</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>未测</translation>
    </message>
    <message>
        <source>%1 under-trained</source>
        <translation>%1 个训练不足</translation>
    </message>
    <message>
        <source>%1 diverged</source>
        <translation>%1 个发散</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 个失败</translation>
    </message>
    <message>
        <source>%1 to come</source>
        <translation>%1 个未完成</translation>
    </message>
    <message>
        <source>reached</source>
        <translation>已达到</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1 值</translation>
    </message>
</context>
<context>
    <name>plateau::ui::AdviceCard</name>
    <message>
        <source>Nothing that was checked weakens it.</source>
        <translation>检查过的各项都没有削弱这一结论。</translation>
    </message>
    <message>
        <source>What weakens it</source>
        <translation>哪些因素削弱结论</translation>
    </message>
</context>
<context>
    <name>plateau::ui::AnswerPage</name>
    <message>
        <source>Answer</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>How many samples the target needs, with its range</source>
        <translation>达到目标需要多少样本，范围多大</translation>
    </message>
    <message numerus="yes">
        <source>%n size(s)</source>
        <translation>
            <numerusform>%n 种样本量</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n seed(s)</source>
        <translation>
            <numerusform>%n 个种子</numerusform>
        </translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>尚无</translation>
    </message>
    <message>
        <source>about %1 samples</source>
        <translation>约 %1 条样本</translation>
    </message>
    <message>
        <source>cannot tell yet</source>
        <translation>尚不能判断</translation>
    </message>
    <message>
        <source>out of reach</source>
        <translation>达不到</translation>
    </message>
    <message>
        <source>No score yet.
The first answer comes with the first trained cell.</source>
        <translation>还没有得分。
第一个单元训练完成后会给出初步结论。</translation>
    </message>
    <message>
        <source>No answer yet.
Plan an experiment and press Start, or open one from the list.</source>
        <translation>还没有结论。
请制定实验计划并按“开始”，或从列表中打开一个实验。</translation>
    </message>
    <message>
        <source>Copy as command</source>
        <translation>复制为命令</translation>
    </message>
    <message>
        <source>Copy the command line that gives this answer</source>
        <translation>复制得出此结论的命令行</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Copy answer</source>
        <translation>复制结论</translation>
    </message>
    <message>
        <source>Copy the answer as text</source>
        <translation>以文本形式复制结论</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>take the settings of an experiment</source>
        <translation>沿用实验的设置</translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s) are under-trained and left out of the fit</source>
        <translation>
            <numerusform>%n 个单元训练不足，未参与拟合</numerusform>
        </translation>
    </message>
    <message>
        <source>More data is not all that was missing. Trained with twice the budget they count again.</source>
        <translation>缺的不只是数据。用两倍预算训练后它们会重新计入。</translation>
    </message>
    <message>
        <source>Train longer</source>
        <translation>延长训练</translation>
    </message>
    <message>
        <source>Compare with other experiments, or train on the same data another way</source>
        <translation>与其他实验比较，或用相同数据换一种方式训练</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Read, save or print everything about this answer</source>
        <translation>阅读、保存或打印这一结论的全部内容</translation>
    </message>
    <message>
        <source>Save the report, the chart, the table or the best adapter</source>
        <translation>保存报告、图表、表格或最佳适配器</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) added</source>
        <translation>
            <numerusform>另加 %n 次运行</numerusform>
        </translation>
    </message>
    <message>
        <source>at most %1 samples</source>
        <translation>最多 %1 条样本</translation>
    </message>
</context>
<context>
    <name>plateau::ui::AnswerTableModel</name>
    <message>
        <source>(nothing)</source>
        <translation>（空）</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Wanted</source>
        <translation>期望</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>实际</translation>
    </message>
    <message>
        <source>Match</source>
        <translation>吻合度</translation>
    </message>
</context>
<context>
    <name>plateau::ui::AnswersCard</name>
    <message>
        <source>No trained cell yet.</source>
        <translation>还没有训练好的单元。</translation>
    </message>
    <message>
        <source>Reading the answers …</source>
        <translation>正在读取回答…</translation>
    </message>
    <message>
        <source>best cell: seed %1, %2, worst first</source>
        <translation>最佳单元：种子 %1，%2，最差的在前</translation>
    </message>
    <message>
        <source>%1 of %2 answers are exactly what was wanted.</source>
        <translation>%2 个回答中有 %1 个与期望完全一致。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln answer(s) are empty.</source>
        <translation>
            <numerusform>有 %Ln 个回答为空。</numerusform>
        </translation>
    </message>
    <message>
        <source>What it writes</source>
        <translation>模型写了什么</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Not exact</source>
        <translation>不完全一致</translation>
    </message>
    <message>
        <source>(%1 of %2 characters)</source>
        <translation>（%1 / %2 个字符）</translation>
    </message>
    <message>
        <source>Show all test items</source>
        <translation>显示全部测试条目</translation>
    </message>
    <message>
        <source>Show only answers that differ from what was wanted</source>
        <translation>只显示与期望不同的回答</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Wanted</source>
        <translation>期望</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>实际</translation>
    </message>
    <message>
        <source>Answers to the test items, worst first</source>
        <translation>对测试条目的回答，最差的在前</translation>
    </message>
</context>
<context>
    <name>plateau::ui::Banner</name>
    <message>
        <source>Close this message</source>
        <translation>关闭这条消息</translation>
    </message>
</context>
<context>
    <name>plateau::ui::BudgetCard</name>
    <message>
        <source>Budget</source>
        <translation>预算</translation>
    </message>
    <message>
        <source>each cell checks itself for under-training</source>
        <translation>每个单元自行检查是否训练不足</translation>
    </message>
    <message>
        <source>nothing to choose</source>
        <translation>无需设置</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>What is equal for every size: passes over its samples, updates, or the right to stop when it is best. The rule is written on every chart.</source>
        <translation>各样本量之间保持什么相同：训练轮数、更新次数，还是在最佳时刻停止。规则会写在每张图上。</translation>
    </message>
    <message>
        <source>epochs</source>
        <translation>训练轮数</translation>
    </message>
    <message>
        <source>updates</source>
        <translation>更新次数</translation>
    </message>
    <message>
        <source>early stop</source>
        <translation>早停</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>训练轮数</translation>
    </message>
    <message>
        <source>Passes over the samples of a cell; with early stop the most that are tried. More learns more until it over-fits. Range %1, usually 5–20.</source>
        <translation>每个单元把样本看几遍；早停时为上限。越多学得越充分，过多会过拟合。范围 %1，常用 5～20。</translation>
    </message>
    <message>
        <source>Updates</source>
        <translation>更新次数</translation>
    </message>
    <message>
        <source>Updates of every cell. Range %1, usually 300–2,000.</source>
        <translation>每个单元的更新次数。范围 %1，常用 300～2,000。</translation>
    </message>
    <message>
        <source>At least … updates</source>
        <translation>最少更新次数</translation>
    </message>
    <message>
        <source>Small sizes train at least so long, else they look worse than they are. 0 turns it off. Range %1, usually 200–600.</source>
        <translation>样本量小时也至少训练这么久，否则会显得比实际差。0 表示不限。范围 %1，常用 200～600。</translation>
    </message>
    <message>
        <source>For %1 one pass is usual.</source>
        <translation>对于 %1，通常一遍即可。</translation>
    </message>
    <message>
        <source>For %1 passes from %2 are usual.</source>
        <translation>对于 %1，通常为 %2 遍。</translation>
    </message>
    <message>
        <source>%1 At the largest size %2 epochs are %3 updates, %4 epochs are %5. Up to about four passes teach nearly as much as new samples; later ones teach little and over-fit.</source>
        <translation>%1在最大规模上，%2 轮是 %3 次更新，%4 轮是 %5 次。大约四遍以内，重复样本的作用几乎与新样本相当；再多则收效甚微并会过拟合。</translation>
    </message>
    <message>
        <source>Use %1 epochs</source>
        <translation>改用 %1 轮</translation>
    </message>
    <message>
        <source>Sets the epochs to what is usual for so many samples; can be undone</source>
        <translation>把轮数设为这么多样本的常用值；可以撤销</translation>
    </message>
</context>
<context>
    <name>plateau::ui::CellGrid</name>
    <message>
        <source>Planned cells: %1</source>
        <translation>计划的单元：%1</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>种子 %1</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more seed(s)</source>
        <translation>
            <numerusform>另有 %Ln 个种子</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>plateau::ui::CellLegend</name>
    <message>
        <source>running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>under-trained</source>
        <translation>训练不足</translation>
    </message>
    <message>
        <source>Key: done, tint = score; running; waiting; under-trained</source>
        <translation>图例：已完成（颜色深浅 = 得分）、运行中、等待、训练不足</translation>
    </message>
    <message>
        <source>score</source>
        <translation>得分</translation>
    </message>
</context>
<context>
    <name>plateau::ui::CellLogModel</name>
    <message>
        <source>failed, will be tried again: %1</source>
        <translation>失败，将重试：%1</translation>
    </message>
    <message>
        <source>failed: %1</source>
        <translation>失败：%1</translation>
    </message>
    <message>
        <source>started, %1 updates, %2 cells together</source>
        <translation>开始，共 %1 步，%2 个单元一起训练</translation>
    </message>
    <message>
        <source>started, %1 updates</source>
        <translation>开始，共 %1 步</translation>
    </message>
    <message>
        <source>update %1  loss %2</source>
        <translation>第 %1 步  损失 %2</translation>
    </message>
    <message>
        <source>diverged: the loss is no number any more</source>
        <translation>发散：损失已不是有限值</translation>
    </message>
    <message>
        <source>done in %1: %2</source>
        <translation>用时 %1，得分 %2</translation>
    </message>
    <message>
        <source>started</source>
        <translation>已开始</translation>
    </message>
</context>
<context>
    <name>plateau::ui::CellMatrixModel</name>
    <message>
        <source>Untouched model</source>
        <translation>未微调模型</translation>
    </message>
    <message>
        <source>Seed %1, %2</source>
        <translation>种子 %1，%2</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>running, %1</source>
        <translation>运行中，%1</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>diverged</source>
        <translation>发散</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>%1, under-trained</source>
        <translation>%1，训练不足</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>种子 %1</translation>
    </message>
    <message>
        <source>%1, seed %2, %3</source>
        <translation>%1，种子 %2，%3</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>plateau::ui::CellPanel</name>
    <message>
        <source>update</source>
        <translation>更新步</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>under-trained, %1</source>
        <translation>训练不足，%1</translation>
    </message>
    <message>
        <source>diverged at update %1</source>
        <translation>第 %1 步发散</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>running %1</source>
        <translation>运行中 %1</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>%1 updates/s</source>
        <translation>%1 步/秒</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>更新步</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Untouched model</source>
        <translation>未微调模型</translation>
    </message>
    <message>
        <source>Seed %1 · %2</source>
        <translation>种子 %1 · %2</translation>
    </message>
    <message>
        <source>No cell selected</source>
        <translation>未选中单元</translation>
    </message>
    <message>
        <source>Select a tile to see how it trained</source>
        <translation>选中一个方块，查看它的训练过程</translation>
    </message>
    <message>
        <source>All settings</source>
        <translation>全部设置</translation>
    </message>
    <message>
        <source>All settings of this cell</source>
        <translation>这个单元的全部设置</translation>
    </message>
    <message>
        <source>The settings that this cell was trained with, from its own file</source>
        <translation>这个单元实际使用的训练设置，读自它自己的文件</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Log of the cell</source>
        <translation>单元日志</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Gradient norm</source>
        <translation>梯度范数</translation>
    </message>
    <message>
        <source>Training curve</source>
        <translation>训练曲线</translation>
    </message>
    <message>
        <source>Training curve, not smoothed</source>
        <translation>训练曲线，未平滑</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>梯度</translation>
    </message>
    <message>
        <source>Show the loss of each update</source>
        <translation>显示每次更新的损失</translation>
    </message>
    <message>
        <source>Show the learning rate of each update</source>
        <translation>显示每次更新的学习率</translation>
    </message>
    <message>
        <source>Show the norm of the gradient at each update</source>
        <translation>显示每次更新的梯度范数</translation>
    </message>
    <message>
        <source>Export the training curve</source>
        <translation>导出训练曲线</translation>
    </message>
    <message>
        <source>Save the curve as a picture or as numbers, or copy it</source>
        <translation>将曲线存为图片或数值，或复制</translation>
    </message>
    <message>
        <source>Past the best epoch since update %1</source>
        <translation>自第 %1 次更新起已过最佳轮次</translation>
    </message>
    <message>
        <source>Held-out loss</source>
        <translation>留出样本的损失</translation>
    </message>
</context>
<context>
    <name>plateau::ui::ChartCard</name>
    <message>
        <source>%1, %2 frozen test items</source>
        <translation>%1，%2 条冻结测试样本</translation>
    </message>
    <message>
        <source>Data curve</source>
        <translation>数据曲线</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>错误率</translation>
    </message>
    <message>
        <source>Show the score</source>
        <translation>显示得分</translation>
    </message>
    <message>
        <source>Show the error on a logarithmic axis</source>
        <translation>在对数轴上显示错误率</translation>
    </message>
    <message>
        <source>mean of seeds</source>
        <translation>种子均值</translation>
    </message>
    <message>
        <source>one seed</source>
        <translation>仅一个种子</translation>
    </message>
    <message>
        <source>each seed</source>
        <translation>单个种子</translation>
    </message>
    <message>
        <source>%1 interval</source>
        <translation>%1 区间</translation>
    </message>
    <message>
        <source>Export the chart</source>
        <translation>导出图表</translation>
    </message>
    <message>
        <source>Save the chart as a picture, or copy it</source>
        <translation>把图表存为图片，或复制</translation>
    </message>
    <message>
        <source>Smaller chart</source>
        <translation>缩小图表</translation>
    </message>
    <message>
        <source>Larger chart</source>
        <translation>放大图表</translation>
    </message>
    <message>
        <source>Show the rest of the page again</source>
        <translation>重新显示页面其余部分</translation>
    </message>
    <message>
        <source>Let the chart fill the page</source>
        <translation>让图表占满页面</translation>
    </message>
    <message>
        <source>Copy as picture</source>
        <translation>复制为图片</translation>
    </message>
    <message>
        <source>PNG, %1 times the size …</source>
        <translation>PNG，%1 倍尺寸……</translation>
    </message>
    <message>
        <source>SVG …</source>
        <translation>SVG……</translation>
    </message>
    <message>
        <source>PDF …</source>
        <translation>PDF……</translation>
    </message>
    <message>
        <source>Save the chart</source>
        <translation>保存图表</translation>
    </message>
    <message>
        <source>data-curve</source>
        <translation>数据曲线</translation>
    </message>
    <message>
        <source>Show the knee (depends on the axis range)</source>
        <translation>显示拐点（随坐标轴范围变化）</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>%1 in %</source>
        <translation>%1（%）</translation>
    </message>
    <message>
        <source>%1, %2 items cross-validated in %3 parts</source>
        <translation>%1，%2 条样本，%3 折交叉验证</translation>
    </message>
</context>
<context>
    <name>plateau::ui::ClassCard</name>
    <message>
        <source>%1, weakest first, at %2</source>
        <translation>共 %1 类，最弱在前，%2</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Classes, weakest first</source>
        <translation>各类别，最弱在前</translation>
    </message>
    <message>
        <source>How many test items of each class are right, over the seeds. The line is the interval from the number of items; classes with fewer than 30 are grey. Has and needs count training samples of the class: those it has now, and those with which it should reach the target.</source>
        <translation>每个类别答对的测试项数，对各种子取平均。横线是由项数得出的区间；不足 30 项的类别为灰色。“现有”和“需要”是该类的训练样本数：目前的数量，以及预计达到目标所需的数量。</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Labels, weakest first</source>
        <translation>标签，最弱的在前</translation>
    </message>
    <message>
        <source>The F1 of each label over the seeds: how well items that have it are found, and only these. The line is the interval from the number of items; labels with fewer than 30 are grey. Has and needs count training samples with the label: those it has now, and those with which it should reach the target.</source>
        <translation>各标签在所有种子上的 F1：带有该标签的样本是否都被找到，且只找到这些。线段是由样本数得出的区间；少于 30 条的标签显示为灰色。“现有”和“所需”指带有该标签的训练样本：现在有多少，以及达到目标大约需要多少。</translation>
    </message>
</context>
<context>
    <name>plateau::ui::ClassScoreModel</name>
    <message>
        <source>%1: %2 right of %3 items, interval %4</source>
        <translation>%1：%3 条中正确 %2，区间 %4</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>条数</translation>
    </message>
    <message>
        <source>%1 interval</source>
        <translation>%1 区间</translation>
    </message>
    <message>
        <source>too few sizes with samples of this class for a curve</source>
        <translation>含有该类样本的规模太少，无法得到曲线</translation>
    </message>
    <message>
        <source>never</source>
        <translation>无法达到</translation>
    </message>
    <message>
        <source>more samples of this class will probably not be enough</source>
        <translation>增加该类样本很可能仍不够</translation>
    </message>
    <message>
        <source>Has</source>
        <translation>现有</translation>
    </message>
    <message>
        <source>Needs</source>
        <translation>需要</translation>
    </message>
    <message>
        <source>%1–100 %</source>
        <translation>%1–100%</translation>
    </message>
    <message>
        <source>a smaller size reached the target, the largest one does not: run more seeds</source>
        <translation>较小的样本量达到过目标，最大的却没有：请增加种子</translation>
    </message>
    <message>
        <source>%1: F1 %2, %3 items have it, interval %4</source>
        <translation>%1：F1 %2，%3 条样本带有该标签，区间 %4</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1 值</translation>
    </message>
</context>
<context>
    <name>plateau::ui::CliCall</name>
    <message>
        <source>plateau did not answer in time</source>
        <translation>plateau 没有及时响应</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>请重试。</translation>
    </message>
    <message>
        <source>Install plateau beside this program.</source>
        <translation>请把 plateau 安装在本程序旁边。</translation>
    </message>
    <message>
        <source>plateau ended unexpectedly</source>
        <translation>plateau 意外退出</translation>
    </message>
    <message>
        <source>plateau printed more than this window reads</source>
        <translation>plateau 的输出超出了可读取的上限</translation>
    </message>
</context>
<context>
    <name>plateau::ui::ComparisonCard</name>
    <message>
        <source>Comparing test item by test item …</source>
        <translation>正在逐个测试项比较……</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>against this experiment, on the same test items; %1 intervals, p adjusted for all sizes</source>
        <translation>相对本实验，测试项相同；%1 区间，p 值已按所有规模校正</translation>
    </message>
</context>
<context>
    <name>plateau::ui::ConfusionView</name>
    <message>
        <source>other labels</source>
        <translation>其他标签</translation>
    </message>
    <message>
        <source>%1 taken for %2: %3 of %4, %5</source>
        <translation>%1 被判为 %2：%4 条中 %3 条，%5</translation>
    </message>
    <message>
        <source>Confusion matrix: rows are true classes, columns what was predicted</source>
        <translation>混淆矩阵：行为真实类别，列为预测类别</translation>
    </message>
    <message>
        <source>%1 of %2 items are on the diagonal.</source>
        <translation>%2 条中有 %1 条在对角线上。</translation>
    </message>
    <message>
        <source>predicted, in the same order</source>
        <translation>预测类别，顺序相同</translation>
    </message>
    <message>
        <source>true class</source>
        <translation>真实类别</translation>
    </message>
</context>
<context>
    <name>plateau::ui::DataCurveView</name>
    <message>
        <source>Data curve: %1</source>
        <translation>数据曲线：%1</translation>
    </message>
    <message>
        <source>No training</source>
        <translation>未训练</translation>
    </message>
    <message numerus="yes">
        <source>%n seed(s)</source>
        <translation>
            <numerusform>%n 个种子</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 interval: seeds and %2 test items</source>
        <translation>%1 区间：种子与 %2 条测试样本</translation>
    </message>
    <message>
        <source>%1 interval over seeds</source>
        <translation>%1 区间：种子间</translation>
    </message>
</context>
<context>
    <name>plateau::ui::DataPage</name>
    <message>
        <source>open the example</source>
        <translation>打开示例</translation>
    </message>
    <message>
        <source>change a role</source>
        <translation>更改用途</translation>
    </message>
    <message>
        <source>remove a file</source>
        <translation>移除文件</translation>
    </message>
    <message>
        <source>Open it again</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>change a field</source>
        <translation>更改字段</translation>
    </message>
    <message>
        <source>change the split</source>
        <translation>更改划分</translation>
    </message>
    <message>
        <source>equal texts</source>
        <translation>相同文本</translation>
    </message>
    <message>
        <source>leaks into the test set</source>
        <translation>泄漏到测试集的文本</translation>
    </message>
    <message>
        <source>add a file</source>
        <translation>添加文件</translation>
    </message>
    <message>
        <source>Add data files</source>
        <translation>添加数据文件</translation>
    </message>
    <message>
        <source>Data files (%1);;All files (*)</source>
        <translation>数据文件 (%1);;所有文件 (*)</translation>
    </message>
    <message>
        <source>%1 cannot be opened</source>
        <translation>无法打开 %1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>移除</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) of %1 cannot be used</source>
        <translation>
            <numerusform>%1 有 %Ln 行无法使用</numerusform>
        </translation>
    </message>
    <message>
        <source>Leave them out</source>
        <translation>跳过这些行</translation>
    </message>
    <message>
        <source>leave bad rows out</source>
        <translation>跳过坏行</translation>
    </message>
    <message>
        <source>Which field is the text, and which the label?</source>
        <translation>哪个字段是文本，哪个是标签？</translation>
    </message>
    <message>
        <source>%1 has no such fields</source>
        <translation>%1 没有这些字段</translation>
    </message>
    <message>
        <source>Choose fields</source>
        <translation>选择字段</translation>
    </message>
    <message>
        <source>No row can be used</source>
        <translation>没有可用的行</translation>
    </message>
    <message>
        <source>Each row needs a text and a label.</source>
        <translation>每行都需要文本和标签。</translation>
    </message>
    <message>
        <source>The labels are no classes</source>
        <translation>标签不像类别</translation>
    </message>
    <message>
        <source>More than %1 different values: another field may be meant.</source>
        <translation>不同取值超过 %1 个：也许应选另一个字段。</translation>
    </message>
    <message>
        <source>All samples have one label</source>
        <translation>所有样本只有一个标签</translation>
    </message>
    <message>
        <source>There is nothing to tell apart: at least two classes are needed.</source>
        <translation>没有可区分的内容：至少需要两个类别。</translation>
    </message>
    <message>
        <source>%1 could not be inspected</source>
        <translation>无法检查 %1</translation>
    </message>
    <message>
        <source>The test set cannot be set apart like this</source>
        <translation>无法这样划出测试集</translation>
    </message>
    <message>
        <source>Change the split</source>
        <translation>更改划分</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Frozen with the experiment “%1”; add a file to begin another one</source>
        <translation>已随实验“%1”冻结；添加文件可开始新的实验</translation>
    </message>
    <message>
        <source>What may be trained on, and what stays frozen for the test</source>
        <translation>哪些可用于训练，哪些冻结作测试</translation>
    </message>
    <message>
        <source>%1 + %2 test</source>
        <translation>%1 + 测试 %2</translation>
    </message>
    <message>
        <source>no data yet</source>
        <translation>还没有数据</translation>
    </message>
    <message>
        <source>reading, %1</source>
        <translation>正在读取，%1</translation>
    </message>
    <message>
        <source>reading …</source>
        <translation>正在读取……</translation>
    </message>
    <message>
        <source>a file cannot be read</source>
        <translation>有文件无法读取</translation>
    </message>
    <message>
        <source>fields are open</source>
        <translation>字段待选</translation>
    </message>
    <message numerus="yes">
        <source>%Ln bad row(s)</source>
        <translation>
            <numerusform>%Ln 行坏数据</numerusform>
        </translation>
    </message>
    <message>
        <source>comparing …</source>
        <translation>正在比对……</translation>
    </message>
    <message>
        <source>needs a look</source>
        <translation>需要查看</translation>
    </message>
    <message>
        <source>items</source>
        <translation>条</translation>
    </message>
    <message>
        <source>samples</source>
        <translation>条样本</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>行</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>reading was stopped</source>
        <translation>已停止读取</translation>
    </message>
    <message>
        <source>Copy as command</source>
        <translation>复制为命令</translation>
    </message>
    <message>
        <source>Copy the command line that inspects the shown file</source>
        <translation>复制检查当前文件的命令行</translation>
    </message>
    <message>
        <source>Add file</source>
        <translation>添加文件</translation>
    </message>
    <message>
        <source>Add a file of samples, a test set or other text</source>
        <translation>添加样本、测试集或其他文本文件</translation>
    </message>
    <message>
        <source>Continue to plan</source>
        <translation>前往计划</translation>
    </message>
    <message>
        <source>Choose model, sizes and seeds for these data</source>
        <translation>为这些数据选择模型、样本量和种子</translation>
    </message>
    <message>
        <source>Drop a JSONL or CSV file here</source>
        <translation>把 JSONL 或 CSV 文件拖到这里</translation>
    </message>
    <message>
        <source>or a JSON array or TSV</source>
        <translation>也可以是 JSON 数组或 TSV</translation>
    </message>
    <message>
        <source>The example is not installed: run the set-up once</source>
        <translation>示例尚未安装：请先运行一次安装脚本</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Choose a file with labelled samples</source>
        <translation>选择带标签的样本文件</translation>
    </message>
    <message>
        <source>Look at the home-control example</source>
        <translation>查看智能家居示例</translation>
    </message>
    <message>
        <source>Opens the samples that came with the set-up</source>
        <translation>打开随安装附带的样本</translation>
    </message>
    <message>
        <source>nearly equal texts</source>
        <translation>几乎相同的文本</translation>
    </message>
    <message>
        <source>nearly in the pool</source>
        <translation>与池中文本几乎相同</translation>
    </message>
    <message>
        <source>%1 may not say what it seems to</source>
        <translation>%1 的内容可能并非看上去的意思</translation>
    </message>
    <message>
        <source>choose the task</source>
        <translation>选择任务</translation>
    </message>
    <message>
        <source>Which column holds the number to predict?</source>
        <translation>哪一列是要预测的数？</translation>
    </message>
    <message>
        <source>Which field is the text, and which holds the labels?</source>
        <translation>哪个字段是文本，哪个是各标签？</translation>
    </message>
    <message>
        <source>Which field is the text?</source>
        <translation>哪个字段是文本？</translation>
    </message>
    <message>
        <source>Each row needs a number to predict.</source>
        <translation>每行都需要一个要预测的数。</translation>
    </message>
    <message>
        <source>Each row needs a text and a list of labels, which may be empty.</source>
        <translation>每行都需要文本和标签列表，列表可以为空。</translation>
    </message>
    <message>
        <source>Each row needs a text.</source>
        <translation>每行都需要文本。</translation>
    </message>
    <message>
        <source>%1, cross-validated</source>
        <translation>%1，交叉验证</translation>
    </message>
    <message>
        <source>for mixtures, not drawn yet</source>
        <translation>用于混合，尚未抽取</translation>
    </message>
    <message>
        <source>in the mixture</source>
        <translation>已用于混合</translation>
    </message>
    <message>
        <source>Which field is the prompt or the conversation, and which the answer?</source>
        <translation>哪个字段是提示或对话，哪个是回答？</translation>
    </message>
    <message>
        <source>Each row needs a prompt and an answer, or a conversation that ends in one.</source>
        <translation>每一行都需要提示和回答，或者以回答结尾的对话。</translation>
    </message>
</context>
<context>
    <name>plateau::ui::DataTableModel</name>
    <message>
        <source>line %1: %2</source>
        <translation>第 %1 行：%2</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>字符数</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>回答</translation>
    </message>
</context>
<context>
    <name>plateau::ui::DoubtTexts</name>
    <message>
        <source>The label field was guessed by its values alone: %1</source>
        <translation>标签字段仅凭其取值猜测：%1</translation>
    </message>
    <message>
        <source>The file is %1, not UTF-8; rows that cannot be read: %2</source>
        <translation>文件编码是 %1 而不是 UTF-8；无法读取的行数：%2</translation>
    </message>
    <message>
        <source>Labels with white space around them or in another Unicode form, which does not count: %1</source>
        <translation>两端有空白或采用其他 Unicode 形式的标签（差异已忽略）：%1</translation>
    </message>
    <message>
        <source>Labels that are one number in two spellings were joined: %1</source>
        <translation>同一数字的两种写法已合并为一个标签：%1</translation>
    </message>
    <message>
        <source>Labels that look alike are different classes: %1</source>
        <translation>看起来相同的标签是不同的类别：%1</translation>
    </message>
    <message>
        <source>Labels that look like missing values are taken as classes: %1</source>
        <translation>看似缺失值的标签被当作类别：%1</translation>
    </message>
    <message>
        <source>The label -1 often stands for a hidden label; rows that have it: %1</source>
        <translation>标签 -1 通常表示隐藏的标签；带有它的行数：%1</translation>
    </message>
    <message>
        <source>Classes with one or two samples only: %1 of %2</source>
        <translation>只有一两个样本的类别：%2 个中的 %1 个</translation>
    </message>
    <message>
        <source>Always answering “%1” is right on %2 of the test items</source>
        <translation>始终回答“%1”就能答对 %2 的测试项</translation>
    </message>
    <message>
        <source>Every test item has the label “%1”: accuracy is the recall of this class</source>
        <translation>每个测试项的标签都是“%1”：准确率只是这一类别的召回率</translation>
    </message>
    <message>
        <source>Classes with one test item only: %1 of %2</source>
        <translation>只有一个测试项的类别：%2 个中的 %1 个</translation>
    </message>
    <message>
        <source>Rows of the validation set that are used for nothing: %1</source>
        <translation>没有任何用途的验证集行数：%1</translation>
    </message>
    <message>
        <source>The split field “%1” names no test rows: the test set was drawn from all rows</source>
        <translation>划分字段“%1”没有指明测试行：测试集从所有行中抽取</translation>
    </message>
    <message>
        <source>Whole groups of “%1” made the test set %2 of the rows; %3 was asked for</source>
        <translation>按“%1”整组划分后测试集占 %2 的行；要求的是 %3</translation>
    </message>
    <message>
        <source>No time field is known: the test set is the end of the file</source>
        <translation>没有已知的时间字段：测试集取自文件末尾</translation>
    </message>
    <message>
        <source>Choose the label field if another one is meant</source>
        <translation>如果应是其他字段，请选择标签字段</translation>
    </message>
    <message>
        <source>Save the file as UTF-8</source>
        <translation>请将文件另存为 UTF-8</translation>
    </message>
    <message>
        <source>Write each class in one way</source>
        <translation>每个类别只用一种写法</translation>
    </message>
    <message>
        <source>Remove these rows if they have no label</source>
        <translation>如果这些行没有标签，请将其移除</translation>
    </message>
    <message>
        <source>Collect more of them, or join them with another class</source>
        <translation>多收集这些类别的样本，或与其他类别合并</translation>
    </message>
    <message>
        <source>Ask for macro F1 beside the accuracy</source>
        <translation>除准确率外再看宏平均 F1</translation>
    </message>
    <message>
        <source>Give a test set with every class</source>
        <translation>请提供包含所有类别的测试集</translation>
    </message>
    <message>
        <source>Label more test items of these classes</source>
        <translation>为这些类别标注更多测试项</translation>
    </message>
    <message>
        <source>Call them train in the split field to train on them</source>
        <translation>要用于训练，请在划分字段中将其标为 train</translation>
    </message>
    <message>
        <source>Call the test rows test in the split field</source>
        <translation>请在划分字段中将测试行标为 test</translation>
    </message>
    <message>
        <source>Choose another group field, or draw in proportion to the classes</source>
        <translation>选择其他分组字段，或按类别比例抽取</translation>
    </message>
    <message>
        <source>Choose the time field</source>
        <translation>选择时间字段</translation>
    </message>
</context>
<context>
    <name>plateau::ui::DrawStrip</name>
    <message>
        <source>The first %1 draws, %2 of them from the domain: %3</source>
        <translation>前 %1 次抽取，其中 %2 次来自领域数据：%3</translation>
    </message>
</context>
<context>
    <name>plateau::ui::DuplicatesPanel</name>
    <message>
        <source>No sentence can leak into the test set</source>
        <translation>没有文本会泄漏到测试集</translation>
    </message>
    <message>
        <source>Equal texts stay on one side when the test set is drawn.</source>
        <translation>划分测试集时，相同文本总在同一侧。</translation>
    </message>
    <message>
        <source>No test text is in the pool</source>
        <translation>训练池中没有测试文本</translation>
    </message>
    <message numerus="yes">
        <source>%Ln test item(s) were compared.</source>
        <translation>
            <numerusform>已比对 %Ln 条测试样本。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln test item(s) have a text of the pool</source>
        <translation>
            <numerusform>%Ln 条测试样本的文本也在训练池中</numerusform>
        </translation>
    </message>
    <message>
        <source>Scores may look too good. Remove these rows from one of the sides.</source>
        <translation>得分可能虚高。请从其中一侧删除这些行。</translation>
    </message>
    <message>
        <source>No equal texts</source>
        <translation>没有相同文本</translation>
    </message>
    <message>
        <source>Letter case and spaces aside.</source>
        <translation>忽略大小写和空格。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) repeat the text of another</source>
        <translation>
            <numerusform>%Ln 行与其他行文本相同</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln text(s); copies count as samples but teach nothing new.</source>
        <translation>
            <numerusform>涉及 %Ln 条文本；重复样本计数，却学不到新东西。</numerusform>
        </translation>
    </message>
    <message>
        <source>No text has two labels</source>
        <translation>没有文本带两种标签</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) carry a text with another label too</source>
        <translation>
            <numerusform>%Ln 行的文本另有不同标签</numerusform>
        </translation>
    </message>
    <message>
        <source>Decide on one label for each text.</source>
        <translation>请为每条文本确定一个标签。</translation>
    </message>
    <message>
        <source>No id occurs twice</source>
        <translation>没有重复的编号</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) carry an id that another has</source>
        <translation>
            <numerusform>%Ln 行的编号与其他行重复</numerusform>
        </translation>
    </message>
    <message>
        <source>Give every sample its own id.</source>
        <translation>请让每条样本的编号唯一。</translation>
    </message>
    <message>
        <source>No two labels differ in case or spaces only</source>
        <translation>没有仅大小写或空格不同的标签</translation>
    </message>
    <message numerus="yes">
        <source>%Ln label(s) are spelled in several ways</source>
        <translation>
            <numerusform>%Ln 个标签有多种写法</numerusform>
        </translation>
    </message>
    <message>
        <source>They differ in letter case or spaces only and count as classes of their own.</source>
        <translation>它们只在大小写或空格上不同，却算作不同类别。</translation>
    </message>
    <message>
        <source>Comparing texts …</source>
        <translation>正在比对文本……</translation>
    </message>
    <message>
        <source>Equal means equal but for letter case, spaces and the way characters are composed.</source>
        <translation>“相同”指忽略大小写、空格和字符组合方式后一致。</translation>
    </message>
    <message>
        <source>good</source>
        <translation>良好</translation>
    </message>
    <message>
        <source>attention</source>
        <translation>注意</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Show the leaking rows</source>
        <translation>显示泄漏的行</translation>
    </message>
    <message>
        <source>Show the equal texts</source>
        <translation>显示相同文本</translation>
    </message>
    <message>
        <source>Show only these rows in the table</source>
        <translation>表中只显示这些行</translation>
    </message>
    <message numerus="yes">
        <source>%Ln test item(s) are nearly in the pool</source>
        <translation>
            <numerusform>%Ln 个测试项与池中文本几乎相同</numerusform>
        </translation>
    </message>
    <message>
        <source>At least 70 % alike: they may be copies with small changes.</source>
        <translation>相似度至少 70%：可能是略作改动的副本。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln text(s) nearly repeat another</source>
        <translation>
            <numerusform>%Ln 条文本与另一条几乎相同</numerusform>
        </translation>
    </message>
    <message>
        <source>At least 70 % alike: they teach less than their number says.</source>
        <translation>相似度至少 70%：带来的信息少于其数量。</translation>
    </message>
    <message>
        <source>Show the nearly leaking rows</source>
        <translation>显示几乎泄漏的行</translation>
    </message>
    <message>
        <source>Show the nearly equal texts</source>
        <translation>显示几乎相同的文本</translation>
    </message>
</context>
<context>
    <name>plateau::ui::ErrorCard</name>
    <message>
        <source>No trained cell yet.</source>
        <translation>还没有训练完成的单元。</translation>
    </message>
    <message>
        <source>Reading the predictions …</source>
        <translation>正在读取预测 …</translation>
    </message>
    <message>
        <source>best cell: seed %1, %2</source>
        <translation>最佳单元：种子 %1，%2</translation>
    </message>
    <message>
        <source>How far it is off</source>
        <translation>误差有多大</translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>误差</translation>
    </message>
    <message>
        <source>Show what is predicted against what is true</source>
        <translation>显示预测值与真实值的对照</translation>
    </message>
    <message>
        <source>Show how far each prediction is off, and where</source>
        <translation>显示每个预测偏离多少、偏在哪里</translation>
    </message>
    <message>
        <source>Export the chart</source>
        <translation>导出图表</translation>
    </message>
    <message>
        <source>Save the chart as a picture or as numbers, or copy it</source>
        <translation>将图表保存为图片或数值，或复制</translation>
    </message>
    <message>
        <source>test items</source>
        <translation>测试样本</translation>
    </message>
    <message numerus="yes">
        <source>Half of %Ln test item(s) are off by at most %1, 95 % by at most %2</source>
        <translation>
            <numerusform>%Ln 条测试样本中，一半的误差不超过 %1，95% 的误差不超过 %2</numerusform>
        </translation>
    </message>
    <message>
        <source>on average %1 too high</source>
        <translation>平均偏高 %1</translation>
    </message>
    <message>
        <source>on average %1 too low</source>
        <translation>平均偏低 %1</translation>
    </message>
    <message>
        <source>neither too high nor too low on average</source>
        <translation>平均既不偏高也不偏低</translation>
    </message>
    <message>
        <source>%1; %2.</source>
        <extracomment>how far predictions are off, and to which side</extracomment>
        <translation>%1；%2。</translation>
    </message>
    <message>
        <source>Predicted against true</source>
        <translation>预测值与真实值</translation>
    </message>
    <message>
        <source>true value</source>
        <translation>真实值</translation>
    </message>
    <message>
        <source>predicted value</source>
        <translation>预测值</translation>
    </message>
    <message>
        <source>predicted = true</source>
        <translation>预测等于真实</translation>
    </message>
    <message>
        <source>Error of each test item</source>
        <translation>每条测试样本的误差</translation>
    </message>
    <message>
        <source>predicted − true</source>
        <translation>预测值 − 真实值</translation>
    </message>
    <message>
        <source>no error</source>
        <translation>无误差</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>a metric and its value</extracomment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>plateau::ui::EvaluationCard</name>
    <message>
        <source>target %1</source>
        <translation>目标 %1</translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation>评估</translation>
    </message>
    <message>
        <source>%1 intervals over seeds and items</source>
        <translation>%1 区间：种子与测试样本</translation>
    </message>
    <message>
        <source>Untouched model</source>
        <translation>未微调的模型</translation>
    </message>
    <message>
        <source>Shuffled labels</source>
        <translation>打乱标签</translation>
    </message>
    <message>
        <source>One more cell at the largest size with shuffled labels. It must stay at chance; if it does not, the test set leaks.</source>
        <translation>在最大样本量上再训练一个标签打乱的单元。它应停留在随机水平，否则说明测试集有泄漏。</translation>
    </message>
    <message>
        <source>Seeds of the instant curve</source>
        <translation>即时曲线的种子数</translation>
    </message>
    <message>
        <source>Naive Bayes on words</source>
        <translation>词袋朴素贝叶斯</translation>
    </message>
    <message>
        <source>A word counter without any language model at every size: if training does not beat it clearly, the task needs no such model. Takes seconds.</source>
        <translation>在每个规模上只数词、不用任何语言模型：如果训练不能明显胜过它，这个任务就不需要这样的模型。只需几秒。</translation>
    </message>
    <message>
        <source>Folds</source>
        <translation>折数</translation>
    </message>
    <message>
        <source>the target is not given yet</source>
        <translation>还没有给出目标</translation>
    </message>
    <message numerus="yes">
        <source>%1 on %Ln frozen test item(s)</source>
        <translation>
            <numerusform>%Ln 条冻结测试样本上的%1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 on the frozen test set</source>
        <translation>冻结测试集上的%1</translation>
    </message>
    <message>
        <source>The %1 you want to know the needed samples for. It changes no training and can be moved on the Answer page at any time.</source>
        <translation>想知道达到多高的%1需要多少样本。不影响训练，随时可在结论页调整。</translation>
    </message>
    <message>
        <source>The %1 that would be good enough, in its own unit: only you know it. It changes no training and can be moved on the Answer page at any time.</source>
        <translation>您认为足够好的%1，用它自己的单位：只有您知道。不影响训练，随时可在结论页调整。</translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>基线</translation>
    </message>
    <message>
        <source>Scores the model without any training, and “%1”: where the curve starts from. Takes seconds.</source>
        <translation>给未经训练的模型打分，以及“%1”：曲线的起点。只需几秒。</translation>
    </message>
    <message>
        <source>Scores the model without any training: where the curve starts from. Takes seconds.</source>
        <translation>给未经训练的模型打分：曲线的起点。只需几秒。</translation>
    </message>
    <message>
        <source>Scores “%1”: what needs no model. Takes seconds.</source>
        <translation>给“%1”打分：不需要任何模型。只需几秒。</translation>
    </message>
    <message>
        <source>A regression on frozen features at every size: seconds, and a floor that training should beat. 0 leaves it and naive Bayes out. Range %1, usually 10.</source>
        <translation>在每个规模上对冻结特征做回归：只需几秒，是训练应当胜过的底线。0 表示不做它和朴素贝叶斯。范围 %1，通常 10。</translation>
    </message>
    <message>
        <source>Without a test set: cross-validation, each seed leaves out one of so many parts of the data and is scored on it. With one, for pools under 500 samples: each seed leaves out one part of the pool, so that the seeds of the largest sizes differ. 0 turns it off, else %1 and at least as many seeds; usually 5.</source>
        <translation>没有测试集时为交叉验证：每个种子留出数据中的一份，并在这一份上评分。有测试集且样本池不足 500 条时：每个种子留出样本池的一份，使最大规模的各种子有所不同。0 表示不用，否则为 %1，且种子数不得少于份数；通常为 5。</translation>
    </message>
    <message>
        <source>keep %1</source>
        <translation>保留 %1</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>General test set</source>
        <translation>通用测试集</translation>
    </message>
    <message>
        <source>Share of the general data that is held out, groups and copies whole, to measure what training leaves of general ability. Usually 10 %. A file of its own can be named on the Data page.</source>
        <translation>从通用数据中留出的比例（同组与副本整体留出），用来测量训练后还剩多少通用能力。通常为 10%。也可在“数据”页指定单独的文件。</translation>
    </message>
    <message>
        <source>not asked for</source>
        <translation>不要求</translation>
    </message>
    <message>
        <source>General ability to keep</source>
        <translation>要保留的通用能力</translation>
    </message>
    <message>
        <source>How much of the untouched model's score on the general test set must be left: 95 % lets a twentieth be forgotten. The needed samples then reach both. 0 asks for nothing; it can be moved on the Answer page at any time.</source>
        <translation>训练后在通用测试集上必须剩下未训练模型得分的多少：95% 表示允许忘掉二十分之一。所需样本数将同时满足两个目标。0 表示不要求；可随时在“答案”页调整。</translation>
    </message>
</context>
<context>
    <name>plateau::ui::ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Chart as PNG</source>
        <translation>图表（PNG）</translation>
    </message>
    <message>
        <source>Chart as SVG</source>
        <translation>图表（SVG）</translation>
    </message>
    <message>
        <source>Chart as PDF</source>
        <translation>图表（PDF）</translation>
    </message>
    <message>
        <source>Table of cells as CSV</source>
        <translation>单元表格（CSV）</translation>
    </message>
    <message>
        <source>Best adapter (PEFT, exact)</source>
        <translation>最佳适配器（PEFT，精确）</translation>
    </message>
    <message>
        <source>Best adapter (PEFT, portable)</source>
        <translation>最佳适配器（PEFT，通用）</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>960 × 540 pixels</source>
        <translation>960 × 540 像素</translation>
    </message>
    <message>
        <source>1920 × 1080 pixels</source>
        <translation>1920 × 1080 像素</translation>
    </message>
    <message>
        <source>2880 × 1620 pixels</source>
        <translation>2880 × 1620 像素</translation>
    </message>
    <message>
        <source>3840 × 2160 pixels</source>
        <translation>3840 × 2160 像素</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>Pixels of the picture: 2× for slides, 4× for print</source>
        <translation>图片像素：2× 用于幻灯片，4× 用于印刷</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>A file or folder; what is there is replaced whole</source>
        <translation>文件或文件夹；已有内容会被整体替换</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>浏览…</translation>
    </message>
    <message>
        <source>Choose the place</source>
        <translation>选择位置</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close this dialog</source>
        <translation>关闭此对话框</translation>
    </message>
    <message>
        <source>Write it now</source>
        <translation>立即写入</translation>
    </message>
    <message>
        <source>Light colours whatever the window shows, with metric, test items, budget and interval level in the heading.</source>
        <translation>无论窗口主题，一律使用浅色；标题注明指标、测试样本数、预算和区间水平。</translation>
    </message>
    <message>
        <source>One row a cell: size, seed, score with interval, budget, times.</source>
        <translation>每个单元一行：样本量、种子、得分与区间、预算、用时。</translation>
    </message>
    <message>
        <source>As it was trained, with its head; loaded again and compared before it counts.</source>
        <translation>保持训练时的样子，含分类头；导出后会重新加载并比对。</translation>
    </message>
    <message>
        <source>Scaling folded in, one rank, without the head: for programs that read only that.</source>
        <translation>缩放已并入，单一秩，不含分类头：供只支持这种格式的程序使用。</translation>
    </message>
    <message>
        <source>A new folder for the adapter</source>
        <translation>适配器的新文件夹</translation>
    </message>
    <message>
        <source>Say where it is to be written.</source>
        <translation>请指定写入位置。</translation>
    </message>
    <message>
        <source>Writing …</source>
        <translation>正在写入…</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>已写入：%1</translation>
    </message>
    <message>
        <source>Report as HTML</source>
        <translation>报告（HTML）</translation>
    </message>
    <message>
        <source>Report as Markdown</source>
        <translation>报告（Markdown）</translation>
    </message>
    <message>
        <source>Everything in one report, the chart for a paper, the figures, or the model that scored best</source>
        <translation>包含全部内容的报告、论文用图、数据表，或得分最高的模型</translation>
    </message>
    <message>
        <source>Answer, chart, tables, settings and how to redo it, in one file.</source>
        <translation>结论、图表、表格、设置与重做方法，都在一个文件里。</translation>
    </message>
    <message>
        <source>Answer, tables, settings and how to redo it; the chart as SVG beside it.</source>
        <translation>结论、表格、设置与重做方法；图表以 SVG 文件放在旁边。</translation>
    </message>
</context>
<context>
    <name>plateau::ui::FieldsPanel</name>
    <message>
        <source>row %1: nothing</source>
        <translation>第 %1 行：空</translation>
    </message>
    <message>
        <source>row %1: %2</source>
        <translation>第 %1 行：%2</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>划分</translation>
    </message>
    <message>
        <source>What the model reads. Usually the longest field</source>
        <translation>模型读取的内容，通常是最长的字段</translation>
    </message>
    <message>
        <source>What the model learns to tell: one class a sample</source>
        <translation>模型要学会分辨的内容：每条样本一个类别</translation>
    </message>
    <message>
        <source>Names a sample in results and exports. Without one the row number does</source>
        <translation>在结果和导出中标识样本；没有时用行号</translation>
    </message>
    <message>
        <source>Samples of one group, such as one author or template, stay together on one side of the test split</source>
        <translation>同一组（如同一作者或模板）的样本总在测试划分的同一侧</translation>
    </message>
    <message>
        <source>Says of each sample whether it is for training, validation or test</source>
        <translation>指明每条样本用于训练、验证还是测试</translation>
    </message>
    <message>
        <source>Guessed: %1</source>
        <translation>自动识别：%1</translation>
    </message>
    <message>
        <source>Guess it</source>
        <translation>自动识别</translation>
    </message>
    <message>
        <source>Guess it, or none</source>
        <translation>自动识别，或不设</translation>
    </message>
    <message>
        <source>Choose the field</source>
        <translation>选择字段</translation>
    </message>
    <message>
        <source>Which field plays which part, with the values of the selected sample.</source>
        <translation>各字段的作用，并显示所选样本的取值。</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>A number or date. Choose it to make the latest samples the test set</source>
        <translation>数字或日期。选择后最新的样本将成为测试集</translation>
    </message>
    <message>
        <source>Number to predict</source>
        <translation>要预测的数</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>The column that the model learns to predict: numbers</source>
        <translation>模型学习预测的列：数值</translation>
    </message>
    <message>
        <source>Proposed: %1</source>
        <translation>建议：%1</translation>
    </message>
    <message>
        <source>As the data propose</source>
        <translation>由数据决定</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>What the model shall learn. It decides which fields count, which models can be chosen and what the score is</source>
        <translation>模型要学什么。它决定用哪些字段、可选哪些模型、用什么打分</translation>
    </message>
    <message>
        <source>Choose a column</source>
        <translation>选择一列</translation>
    </message>
    <message>
        <source>not only 0 and 1</source>
        <translation>不全是 0 和 1</translation>
    </message>
    <message>
        <source>no label</source>
        <translation>没有标签</translation>
    </message>
    <message>
        <source>The labels of a text: a JSON list, names with ; | or , between them, or one column of 0 and 1 a label</source>
        <translation>文本的标签：JSON 列表，用 ; | 或 , 分隔的名称，或每个标签一列 0 和 1</translation>
    </message>
    <message>
        <source>One column of 0 and 1 a label</source>
        <translation>每个标签一列 0 和 1</translation>
    </message>
    <message>
        <source>one column a label</source>
        <translation>每个标签一列</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln column(s)</source>
        <translation>
            <numerusform>%Ln 列中的 %1 列</numerusform>
        </translation>
    </message>
    <message>
        <source>Learned from</source>
        <translation>学习所用的列</translation>
    </message>
    <message>
        <source>Columns of 0 and 1</source>
        <translation>0 和 1 的列</translation>
    </message>
    <message>
        <source>The columns that the model may use. Leave out what is not known when it is asked, such as a later result</source>
        <translation>模型可以使用的列。请去掉预测时还不知道的内容，例如事后的结果</translation>
    </message>
    <message>
        <source>Each checked column is a label: 1 where the text has it, 0 where not. At least two</source>
        <translation>勾选的每一列是一个标签：文本带有它时为 1，否则为 0。至少两列</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>Prompt or conversation</source>
        <translation>提示或对话</translation>
    </message>
    <message>
        <source>What the model learns to write. A field of whole conversations holds its answers itself</source>
        <translation>模型要学会写出的内容。如果一个字段就是完整的对话，回答已包含在其中</translation>
    </message>
    <message>
        <source>The question or instruction, or a list of messages with their answers</source>
        <translation>问题或指令，或者带有回答的消息列表</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>上下文</translation>
    </message>
    <message>
        <source>System prompt</source>
        <translation>系统提示</translation>
    </message>
    <message>
        <source>Earlier turns</source>
        <translation>之前的对话</translation>
    </message>
    <message>
        <source>Added to the prompt after a blank line, such as Alpaca's input</source>
        <translation>空一行后附加在提示之后，例如 Alpaca 的 input</translation>
    </message>
    <message>
        <source>What stands above the conversation, such as who the model is to be</source>
        <translation>位于对话之上的内容，例如模型要扮演的角色</translation>
    </message>
    <message>
        <source>A list of prompts and answers that went before</source>
        <translation>此前的提示与回答列表</translation>
    </message>
    <message>
        <source>In the conversation</source>
        <translation>在对话中</translation>
    </message>
</context>
<context>
    <name>plateau::ui::FileCard</name>
    <message>
        <source>Remove %1</source>
        <translation>移除 %1</translation>
    </message>
    <message>
        <source>Take the file out of the draft; the file itself stays</source>
        <translation>从草稿中移除该文件；文件本身不受影响</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Stop reading %1</source>
        <translation>停止读取 %1</translation>
    </message>
    <message>
        <source>Stop reading this file</source>
        <translation>停止读取此文件</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>正在读取</translation>
    </message>
    <message>
        <source>Drawn from the samples; see Split</source>
        <translation>从样本中抽取；见“划分”</translation>
    </message>
</context>
<context>
    <name>plateau::ui::FileColumn</name>
    <message>
        <source>Drop a file</source>
        <translation>拖入文件</translation>
    </message>
    <message>
        <source>JSONL, JSON, CSV or TSV</source>
        <translation>JSONL、JSON、CSV 或 TSV</translation>
    </message>
    <message>
        <source>Add file …</source>
        <translation>添加文件…</translation>
    </message>
    <message>
        <source>Add a file of samples, a test set or other text</source>
        <translation>添加样本、测试集或其他文本文件</translation>
    </message>
</context>
<context>
    <name>plateau::ui::GeneralCard</name>
    <message>
        <source>General data and ability</source>
        <translation>通用数据与通用能力</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Learnt and forgotten</source>
        <translation>学到与遗忘</translation>
    </message>
    <message>
        <source>Show what is kept of general ability against the samples</source>
        <translation>显示通用能力保留与样本数的关系</translation>
    </message>
    <message>
        <source>Show what was learnt against what was kept, a point a size</source>
        <translation>显示学到的与保留的，每个规模一个点</translation>
    </message>
    <message>
        <source>Export the chart</source>
        <translation>导出图表</translation>
    </message>
    <message>
        <source>Save the chart as a picture or as numbers, or copy it</source>
        <translation>将图表存为图片或数据，或复制</translation>
    </message>
    <message>
        <source>%1 saves at least %2× the domain samples of %3 for %4.</source>
        <translation>达到 %4 时，%1比%3至少节省 %2 倍领域样本。</translation>
    </message>
    <message>
        <source>%1 costs at least %2× the domain samples of %3 for %4.</source>
        <translation>达到 %4 时，%1比%3至少多用 %2 倍领域样本。</translation>
    </message>
    <message>
        <source>What %1 is worth cannot be told yet: the curves do not bound it at %2.</source>
        <translation>目前还无法判断%1值多少：在 %2 处曲线尚不能给出界限。</translation>
    </message>
    <message>
        <source>No difference shown between %1 and %2 for %3: %4× the domain samples.</source>
        <translation>达到 %3 时，%1与%2之间未显示差异：领域样本为 %4 倍。</translation>
    </message>
    <message>
        <source>%1 saves %2× the domain samples of %3 for %4 (%5×).</source>
        <translation>达到 %4 时，%1比%3节省 %2 倍领域样本（%5 倍）。</translation>
    </message>
    <message>
        <source>%1 costs %2× the domain samples of %3 for %4 (%5×).</source>
        <translation>达到 %4 时，%1比%3多用 %2 倍领域样本（%5 倍）。</translation>
    </message>
    <message>
        <source>General ability cannot be measured: the untouched model is no better than a constant answer on the general test set.</source>
        <translation>无法测量通用能力：未微调模型在通用测试集上并不优于恒定回答。</translation>
    </message>
    <message>
        <source>%1 keeps %2 (%3) of general ability at n = %4.</source>
        <translation>n = %4 时，%1保留 %2（%3）的通用能力。</translation>
    </message>
    <message>
        <source>General test set: %1; untouched model %2, a constant answer %3; 90 % intervals, paired with the untouched model</source>
        <translation>通用测试集：%1；未微调模型 %2，恒定回答 %3；90% 区间，与未微调模型配对</translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s)</source>
        <translation>
            <numerusform>%Ln 条</numerusform>
        </translation>
    </message>
    <message>
        <source>Kept of general ability</source>
        <translation>通用能力保留</translation>
    </message>
    <message>
        <source>training samples</source>
        <translation>训练样本数</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>kept of general ability</source>
        <translation>通用能力保留</translation>
    </message>
    <message>
        <source>alone</source>
        <translation>仅领域</translation>
    </message>
    <message>
        <source>%1, low</source>
        <translation>%1，下限</translation>
    </message>
    <message>
        <source>%1, high</source>
        <translation>%1，上限</translation>
    </message>
    <message>
        <source>By share</source>
        <translation>按占比</translation>
    </message>
    <message>
        <source>Show what the share of the domain does, by the mixing law</source>
        <translation>按混合定律显示领域占比的作用</translation>
    </message>
    <message>
        <source>%1, measured</source>
        <translation>%1，实测</translation>
    </message>
    <message>
        <source>What the share of the domain does</source>
        <translation>领域占比的作用</translation>
    </message>
    <message>
        <source>share of the domain</source>
        <translation>领域占比</translation>
    </message>
    <message>
        <source>score and kept</source>
        <translation>得分与保留率</translation>
    </message>
</context>
<context>
    <name>plateau::ui::HeadlineCard</name>
    <message>
        <source>best so far %1</source>
        <translation>目前最好 %1</translation>
    </message>
    <message>
        <source>The %1 that the model should reach. A better one needs more samples; the mark shows the best score so far.</source>
        <translation>希望模型达到的%1。目标越好，需要的样本越多；标记是目前最好的分数。</translation>
    </message>
    <message>
        <source>General ability to keep</source>
        <translation>要保留的通用能力</translation>
    </message>
    <message>
        <source>not asked for</source>
        <translation>不要求</translation>
    </message>
    <message>
        <source>How much of the untouched model's score on the general test set must be left; the needed samples then reach both. 0 asks for nothing.</source>
        <translation>训练后在通用测试集上必须剩下未训练模型得分的多少；所需样本数将同时满足两个目标。0 表示不要求。</translation>
    </message>
</context>
<context>
    <name>plateau::ui::Inspector</name>
    <message>
        <source>Sample</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>概况</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>划分</translation>
    </message>
    <message>
        <source>The selected sample in full</source>
        <translation>所选样本的全部内容</translation>
    </message>
    <message>
        <source>Classes and lengths</source>
        <translation>类别与长度</translation>
    </message>
    <message>
        <source>Equal texts and leaks into the test set</source>
        <translation>相同文本与测试集泄漏</translation>
    </message>
    <message>
        <source>How the test set is set apart</source>
        <translation>测试集如何划出</translation>
    </message>
    <message>
        <source>Views of the data</source>
        <translation>数据视图</translation>
    </message>
    <message>
        <source>Choose what is shown of the data</source>
        <translation>选择显示数据的哪一方面</translation>
    </message>
    <message>
        <source>What is learned, and which field plays which part</source>
        <translation>学什么，各字段起什么作用</translation>
    </message>
</context>
<context>
    <name>plateau::ui::LegendEntry</name>
    <message>
        <source>Show or hide this curve</source>
        <translation>显示或隐藏此曲线</translation>
    </message>
</context>
<context>
    <name>plateau::ui::LogRuler</name>
    <message>
        <source>Sizes: %1</source>
        <translation>样本量：%1</translation>
    </message>
    <message>
        <source>%1 in the pool</source>
        <translation>样本池共 %1 条</translation>
    </message>
</context>
<context>
    <name>plateau::ui::MainWindow</name>
    <message>
        <source>%1 is no experiment and no data file</source>
        <translation>%1 既不是实验，也不是数据文件</translation>
    </message>
    <message>
        <source>Experiments are folders with an experiment.json; data are JSONL, JSON, CSV or TSV files.</source>
        <translation>实验是含有 experiment.json 的文件夹；数据是 JSONL、JSON、CSV 或 TSV 文件。</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>重新查找</translation>
    </message>
    <message>
        <source>The program that trains, “plateau”, was not found</source>
        <translation>没有找到训练程序 plateau</translation>
    </message>
    <message>
        <source>You can look at experiments. To train, install it beside this window or set PLATEAU_CLI.</source>
        <translation>现在只能查看实验。要训练，请把它安装在本程序旁边，或设置 PLATEAU_CLI。</translation>
    </message>
    <message>
        <source>“plateau” was found but does not start</source>
        <translation>找到了 plateau，但无法启动</translation>
    </message>
    <message>
        <source>“plateau” has another version than this window</source>
        <translation>plateau 与本窗口的版本不一致</translation>
    </message>
    <message>
        <source>Found version %1 with protocol %2. Install both from one release.</source>
        <translation>找到的版本是 %1，协议 %2。请安装同一发行版中的两个程序。</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>No program to train</source>
        <translation>没有训练程序</translation>
    </message>
    <message>
        <source>being measured …</source>
        <translation>正在测速……</translation>
    </message>
    <message>
        <source>training</source>
        <translation>训练中</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>idle</source>
        <translation>空闲</translation>
    </message>
    <message numerus="yes">
        <source>CPU · %n core(s)</source>
        <translation>
            <numerusform>CPU · %n 核</numerusform>
        </translation>
    </message>
    <message>
        <source>The example is being prepared</source>
        <translation>正在准备示例</translation>
    </message>
    <message>
        <source>Reading the samples, freezing the test set …</source>
        <translation>读取样本，冻结测试集……</translation>
    </message>
    <message>
        <source>Open experiment</source>
        <translation>打开实验</translation>
    </message>
    <message>
        <source>Choose data files</source>
        <translation>选择数据文件</translation>
    </message>
    <message>
        <source>Data files (%1);;All files (*)</source>
        <translation>数据文件 (%1);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Where new experiments are put</source>
        <translation>新实验存放的位置</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation>打开所在文件夹</translation>
    </message>
    <message>
        <source>Take out of the queue</source>
        <translation>移出队列</translation>
    </message>
    <message>
        <source>Run after the others</source>
        <translation>排队运行</translation>
    </message>
    <message>
        <source>begin a new experiment</source>
        <translation>开始新实验</translation>
    </message>
    <message>
        <source>Discard the draft</source>
        <translation>丢弃草稿</translation>
    </message>
</context>
<context>
    <name>plateau::ui::MethodCard</name>
    <message>
        <source>%1, alpha %2, on %3</source>
        <translation>%1，alpha %2，作用于 %3</translation>
    </message>
    <message>
        <source>learning rate %1</source>
        <translation>学习率 %1</translation>
    </message>
    <message>
        <source>learning rate %1, head %2</source>
        <translation>学习率 %1，分类头 %2</translation>
    </message>
    <message>
        <source>warm-up %1, then decay</source>
        <translation>预热 %1 后衰减</translation>
    </message>
    <message>
        <source>regularised logistic regression on frozen features</source>
        <translation>冻结特征上的正则化逻辑回归</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>What is trained</source>
        <translation>训练什么</translation>
    </message>
    <message>
        <source>LoRA: small adapters on the frozen model. Last layer: only the classifier. Full: every weight. Changing it takes that method's default recipe.</source>
        <translation>LoRA：在冻结模型上训练小型适配器。最后一层：只训练分类器。全量：训练全部权重。切换后采用该方法的默认配方。</translation>
    </message>
    <message>
        <source>LoRA adapters</source>
        <translation>LoRA 适配器</translation>
    </message>
    <message>
        <source>last layer only</source>
        <translation>仅最后一层</translation>
    </message>
    <message>
        <source>Adapter size</source>
        <translation>适配器规模</translation>
    </message>
    <message>
        <source>Rank, alpha and layers in one go. Light: r 4 on query and value. Standard: r 8. Strong: r 16 on every layer, for data that are far from the model's own.</source>
        <translation>一次设好秩、alpha 和作用层。轻量：r 4，作用于 query 和 value。标准：r 8。强：r 16，作用于所有层，适合与模型语料差别大的数据。</translation>
    </message>
    <message>
        <source>light</source>
        <translation>轻量</translation>
    </message>
    <message>
        <source>standard</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>strong</source>
        <translation>强</translation>
    </message>
    <message>
        <source>own</source>
        <translation>自定义</translation>
    </message>
    <message>
        <source>Rank r</source>
        <translation>秩 r</translation>
    </message>
    <message>
        <source>Width of the adapters: higher can learn more, takes more memory and over-fits few samples sooner. Range %1, usually 4–32. Alpha follows while it is twice the rank.</source>
        <translation>适配器的宽度：越大能学得越多，占内存越多，样本少时也更易过拟合。范围 %1，常用 4～32。alpha 为秩的两倍时会随之变化。</translation>
    </message>
    <message>
        <source>Layers with adapters</source>
        <translation>作用层</translation>
    </message>
    <message>
        <source>Where adapters sit. Query and value are enough for most tasks; all layers can learn more and take longer.</source>
        <translation>适配器加在哪些层上。多数任务用 query 和 value 就够；所有层能学得更多，也更慢。</translation>
    </message>
    <message>
        <source>query, value</source>
        <translation>query、value</translation>
    </message>
    <message>
        <source>all of attention</source>
        <translation>全部注意力层</translation>
    </message>
    <message>
        <source>all layers</source>
        <translation>所有层</translation>
    </message>
    <message>
        <source>Alpha</source>
        <translation>alpha</translation>
    </message>
    <message>
        <source>Scale of the adapters: alpha ÷ r multiplies what they add. Higher acts like a higher learning rate. Usually the rank or twice the rank.</source>
        <translation>适配器的缩放：输出乘以 alpha ÷ r。调大相当于提高学习率。常取秩或秩的两倍。</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>丢弃率</translation>
    </message>
    <message>
        <source>Share of the adapters' input set to zero in training. More works against over-fitting small samples and slows learning. Range %1, usually 0–10 %.</source>
        <translation>训练时适配器输入被置零的比例。调大可抑制小样本过拟合，但学得更慢。范围 %1，常用 0～10%。</translation>
    </message>
    <message>
        <source>rsLoRA</source>
        <translation>rsLoRA</translation>
    </message>
    <message>
        <source>Scale by alpha ÷ √r instead of alpha ÷ r, so that high ranks (32 and more) keep learning.</source>
        <translation>用 alpha ÷ √r 代替 alpha ÷ r 缩放，使高秩（32 以上）也能有效学习。</translation>
    </message>
    <message>
        <source>Layers by name</source>
        <translation>按名称指定层</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Step size for adapters or base weights. Higher learns faster until it diverges. LoRA usually 0.0005–0.005, full fine-tune 0.00002–0.0002.</source>
        <translation>适配器或基座权重的步长。越大学得越快，过大会发散。LoRA 常用 0.0005～0.005，全量微调常用 0.00002～0.0002。</translation>
    </message>
    <message>
        <source>Learning rate of the head</source>
        <translation>分类头学习率</translation>
    </message>
    <message>
        <source>Step size of the classification head, which starts from a regression on frozen features. Usually 0.0002–0.005.</source>
        <translation>分类头的步长；分类头以冻结特征上的回归为起点。常用 0.0002～0.005。</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批大小</translation>
    </message>
    <message>
        <source>Samples per update. Larger is smoother and faster per sample but makes fewer updates per epoch. Range %1, usually 8–64.</source>
        <translation>每步更新用多少条样本。越大越平稳，单条样本更快，但每轮更新更少。范围 %1，常用 8～64。</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>权重衰减</translation>
    </message>
    <message>
        <source>Pulls weights towards zero (AdamW). More works against over-fitting. Range %1, usually 0–0.1.</source>
        <translation>把权重拉向零（AdamW）。调大可抑制过拟合。范围 %1，常用 0～0.1。</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>预热</translation>
    </message>
    <message>
        <source>Share of the updates in which the learning rate rises from zero. More is safer with high rates. Range %1, usually 5–10 %.</source>
        <translation>学习率从零升起所占的更新比例。学习率高时，预热长些更稳。范围 %1，常用 5～10%。</translation>
    </message>
    <message>
        <source>Decay</source>
        <translation>衰减方式</translation>
    </message>
    <message>
        <source>How the learning rate falls to zero after the warm-up. Both do well; cosine stays high longer.</source>
        <translation>预热后学习率如何降到零。两种都可以，余弦在高位停留更久。</translation>
    </message>
    <message>
        <source>linear</source>
        <translation>线性</translation>
    </message>
    <message>
        <source>cosine</source>
        <translation>余弦</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>Numbers of the frozen base. Automatic takes bfloat16 where a short test shows that it is faster; float32 is exact and sometimes slower.</source>
        <translation>冻结基座所用的数值类型。自动：短测表明 bfloat16 更快时采用它；float32 精确，有时较慢。</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>One cell at a time</source>
        <translation>逐个训练单元</translation>
    </message>
    <message>
        <source>Train cells one by one, bit-identical when repeated. Off: the seeds of a size train together where that is faster.</source>
        <translation>一个一个地训练单元，重复运行逐位一致。关闭：更快时，同一样本量的种子一起训练。</translation>
    </message>
    <message>
        <source>Names of linear layers, matched at their end as PEFT does: %1. Empty: %2.</source>
        <translation>线性层的名称，与 PEFT 一样按结尾匹配：%1。留空：%2。</translation>
    </message>
</context>
<context>
    <name>plateau::ui::MixtureCard</name>
    <message>
        <source>Sizes count your own samples; what is drawn beside them is general data. It can save samples and keep what the model knew, and takes a part of the updates.</source>
        <translation>规模只计你自己的样本，混入的是通用数据。通用数据可以节省样本、保留模型原有的能力，但会占用一部分更新次数。</translation>
    </message>
    <message>
        <source>Training sees your own samples only. Open general data of the same form to mix it in: some of it can save samples and keep what the model knew.</source>
        <translation>训练只用你自己的样本。打开形式相同的通用数据即可混入：混入一些可以节省样本，并保留模型原有的能力。</translation>
    </message>
    <message>
        <source>%1 domain in the mean</source>
        <translation>领域数据平均占 %1</translation>
    </message>
    <message>
        <source>Mixture</source>
        <translation>混合</translation>
    </message>
    <message>
        <source>your own samples only</source>
        <translation>只用自己的样本</translation>
    </message>
    <message>
        <source>no general data is open</source>
        <translation>尚未打开通用数据</translation>
    </message>
    <message>
        <source>general data is open, nothing is drawn from it</source>
        <translation>已打开通用数据，但未从中抽取</translation>
    </message>
    <message>
        <source>compared with the domain alone</source>
        <translation>与只用领域数据对比</translation>
    </message>
    <message numerus="yes">
        <source>%Ln curve(s)</source>
        <translation>
            <numerusform>%Ln 条曲线</numerusform>
        </translation>
    </message>
    <message>
        <source>What is drawn appears as soon as the plan was checked.</source>
        <translation>方案检查完毕后即显示抽取情况。</translation>
    </message>
    <message>
        <source>The first updates of the largest size, batch by batch: filled from the domain, outlined from the general data</source>
        <translation>最大规模的前几次更新，按批次显示：实心来自领域数据，空心来自通用数据</translation>
    </message>
    <message>
        <source>domain</source>
        <translation>领域</translation>
    </message>
    <message>
        <source>Open general data</source>
        <translation>打开通用数据</translation>
    </message>
    <message>
        <source>Go to the Data page and open a file there; its part becomes “general”</source>
        <translation>前往数据页打开一个文件，并将其用途设为“通用”</translation>
    </message>
    <message>
        <source>Share of the domain</source>
        <translation>领域数据占比</translation>
    </message>
    <message>
        <source>How much of what is drawn are your own samples: left little, right nearly all</source>
        <translation>抽取的样本中你自己的样本占多少：左边很少，右边几乎全部</translation>
    </message>
    <message>
        <source>Schedule of the domain's share</source>
        <translation>领域占比的变化曲线</translation>
    </message>
    <message>
        <source>Drag a point; double click adds or takes away one. Left and Right choose a point, Up and Down change its share, Ctrl+Left and Ctrl+Right its moment, Insert adds one, Delete takes it away.</source>
        <translation>拖动控制点；双击可添加或移除。左右键选择控制点，上下键调整占比，Ctrl+左右键调整时刻，Insert 添加，Delete 移除。</translation>
    </message>
    <message>
        <source>First draws</source>
        <translation>最初的抽取</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>抽取方式</translation>
    </message>
    <message>
        <source>How general data comes in. A constant half is a good start; rising shares let the model settle on its task at the end; 1 % of replay already prevents much forgetting.</source>
        <translation>通用数据如何混入。恒定一半是不错的起点；占比递增可让模型最后专注于自己的任务；回放 1% 就能避免不少遗忘。</translation>
    </message>
    <message>
        <source>constant share</source>
        <translation>恒定占比</translation>
    </message>
    <message>
        <source>rising, 10 to 50 %</source>
        <translation>递增，10% 到 50%</translation>
    </message>
    <message>
        <source>falling, 50 to 10 %</source>
        <translation>递减，50% 到 10%</translation>
    </message>
    <message>
        <source>1 : 4</source>
        <translation>1 : 4</translation>
    </message>
    <message>
        <source>domain, then general</source>
        <translation>先领域，后通用</translation>
    </message>
    <message>
        <source>1 % general (replay)</source>
        <translation>1% 通用（回放）</translation>
    </message>
    <message>
        <source>own curve</source>
        <translation>自定义曲线</translation>
    </message>
    <message>
        <source>Of what is drawn. Range 1–99 %; less leaves fewer updates for your samples.</source>
        <translation>占全部抽取的比例。范围 1–99%；越小，留给你的样本的更新越少。</translation>
    </message>
    <message>
        <source>Compare with the domain alone</source>
        <translation>与只用领域数据对比</translation>
    </message>
    <message>
        <source>A second curve without general data: only it shows what mixing is worth. It doubles the training.</source>
        <translation>再加一条不含通用数据的曲线：只有它能说明混合值多少。训练量会翻倍。</translation>
    </message>
    <message>
        <source>Counted in</source>
        <translation>计数单位</translation>
    </message>
    <message>
        <source>What the share is a share of. Tokens matter where general texts are much longer or shorter.</source>
        <translation>占比按什么计算。通用文本明显更长或更短时，按词元计更合适。</translation>
    </message>
    <message>
        <source>samples</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>词元</translation>
    </message>
    <message>
        <source>A training ends</source>
        <translation>训练结束于</translation>
    </message>
    <message>
        <source>By the budget, as everywhere; or when a pool is used up, so that nothing (or everything) was drawn twice.</source>
        <translation>按预算结束（与其他情况相同）；或在某个样本池用完时结束，使没有样本（或全部样本）被重复抽取。</translation>
    </message>
    <message>
        <source>by the budget</source>
        <translation>按预算</translation>
    </message>
    <message>
        <source>before a sample repeats</source>
        <translation>样本重复之前</translation>
    </message>
    <message>
        <source>when all were drawn</source>
        <translation>全部抽取过后</translation>
    </message>
    <message>
        <source>after each sample once</source>
        <translation>每条样本各一次之后</translation>
    </message>
    <message>
        <source>Curves as a list</source>
        <translation>曲线列表</translation>
    </message>
    <message>
        <source>One mixture a curve, with semicolons between them, for example 10%; 50%; none. Also 10%..50%, cosine:10%..50%, 1:4, points:0=10%,0.3=60%,1=20%.</source>
        <translation>每条曲线一个混合方案，以分号分隔，例如 10%; 50%; none。也可写 10%..50%、cosine:10%..50%、1:4、points:0=10%,0.3=60%,1=20%。</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>规模</translation>
    </message>
    <message>
        <source>Updates</source>
        <translation>更新次数</translation>
    </message>
    <message>
        <source>%1: draws</source>
        <translation>%1：抽取</translation>
    </message>
    <message>
        <source>different</source>
        <translation>不同样本</translation>
    </message>
    <message>
        <source>passes</source>
        <translation>遍数</translation>
    </message>
    <message>
        <source>general</source>
        <translation>通用</translation>
    </message>
    <message>
        <source>general %1</source>
        <translation>通用 %1</translation>
    </message>
</context>
<context>
    <name>plateau::ui::ModelCard</name>
    <message>
        <source>The folder of a model</source>
        <translation>模型所在的文件夹</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source> (cannot be used)</source>
        <translation>（无法使用）</translation>
    </message>
    <message>
        <source> (missing)</source>
        <translation>（缺失）</translation>
    </message>
    <message>
        <source>looking …</source>
        <translation>正在查找……</translation>
    </message>
    <message>
        <source>none installed</source>
        <translation>未安装</translation>
    </message>
    <message>
        <source>This model cannot be used: %1</source>
        <translation>该模型无法使用：%1</translation>
    </message>
    <message>
        <source>The model “%1” is not installed here. Choose another one, or the folder where it lies.</source>
        <translation>本机没有安装模型“%1”。请换一个，或选择它所在的文件夹。</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Looking for models …</source>
        <translation>正在查找模型……</translation>
    </message>
    <message>
        <source>No model is installed</source>
        <translation>还没有安装模型</translation>
    </message>
    <message>
        <source>%1 is missing</source>
        <translation>缺少 %1</translation>
    </message>
    <message>
        <source>%1 cannot be used</source>
        <translation>%1 无法使用</translation>
    </message>
    <message numerus="yes">
        <source>texts cut at %Ln token(s)</source>
        <translation>
            <numerusform>截断长度 %Ln 个 token</numerusform>
        </translation>
    </message>
    <message>
        <source>texts cut as the data need</source>
        <translation>截断长度由数据决定</translation>
    </message>
    <message>
        <source>%1 pooling</source>
        <translation>%1 池化</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>未注明</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>规模</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>层数</translation>
    </message>
    <message>
        <source>%1 × %2 wide</source>
        <translation>%1 层 × 宽 %2</translation>
    </message>
    <message>
        <source>Longest text</source>
        <translation>最长文本</translation>
    </message>
    <message numerus="yes">
        <source>%Ln token(s)</source>
        <translation>
            <numerusform>%Ln 个 token</numerusform>
        </translation>
    </message>
    <message>
        <source>Family</source>
        <translation>模型系列</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>许可</translation>
    </message>
    <message>
        <source>On disk</source>
        <translation>磁盘占用</translation>
    </message>
    <message>
        <source>from the data (%1)</source>
        <translation>由数据决定（%1）</translation>
    </message>
    <message>
        <source>from the data</source>
        <translation>由数据决定</translation>
    </message>
    <message>
        <source>Cut-off length</source>
        <translation>截断长度</translation>
    </message>
    <message>
        <source>Longer texts are cut after so many tokens. Shorter is faster; too short loses words that decide. Range %1, usually 32–256. From the data: long enough for 95 % of the texts.</source>
        <translation>超过这么多 token 的文本会被截断。越短越快，太短会丢掉关键的词。范围 %1，常用 32～256。由数据决定：足够容纳 95% 的文本。</translation>
    </message>
    <message>
        <source>Choose another folder …</source>
        <translation>选择其他文件夹……</translation>
    </message>
    <message>
        <source>Use a model from its folder: config.json, weights and vocabulary</source>
        <translation>使用文件夹中的模型：config.json、权重和词表</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>not known without “plateau”</source>
        <translation>没有“plateau”，无法得知</translation>
    </message>
    <message>
        <source>No model for this task is installed. Run plateau setup once, add the folder of your models to PLATEAU_MODELS, or choose the folder of a model.</source>
        <translation>还没有安装适合此任务的模型。请运行一次 plateau setup，或把模型所在文件夹加入 PLATEAU_MODELS，或直接选择模型文件夹。</translation>
    </message>
    <message>
        <source>%1, starts from nothing</source>
        <translation>%1，从零开始</translation>
    </message>
    <message>
        <source>built in, reads the columns as numbers and categories</source>
        <translation>内置模型，按数值和类别读取各列</translation>
    </message>
    <message>
        <source>built in, reads the bytes of the texts</source>
        <translation>内置模型，逐字节读取文本</translation>
    </message>
    <message>
        <source>What every cell starts from; only those that suit the task are listed. Larger pretrained models usually need fewer samples but more time; a model in the language of your texts matters more than its size.</source>
        <translation>每个单元的起点；只列出适合此任务的模型。较大的预训练模型通常需要较少样本但更费时间；模型的语言与文本一致比大小更重要。</translation>
    </message>
    <message>
        <source>that of the model</source>
        <translation>模型自带的</translation>
    </message>
    <message>
        <source>that of the model (%1)</source>
        <translation>模型自带的（%1）</translation>
    </message>
    <message>
        <source>Chat template</source>
        <translation>对话模板</translation>
    </message>
    <message>
        <source>What stands around prompt and answer. A model that was tuned to answer knows its own; one that was not learns any, plain is enough.</source>
        <translation>提示和回答前后的固定文字。经过对话微调的模型认得自己的模板；没有微调过的模型什么模板都能学会，用 plain 就够了。</translation>
    </message>
    <message>
        <source>Longest answer</source>
        <translation>最长回答</translation>
    </message>
    <message>
        <source>What the model writes is cut after so many tokens. Range %1. From the data: half as much again as the longest answer that is wanted.</source>
        <translation>模型写到这么多词元就截断。范围 %1。来自数据：比期望的最长回答再多一半。</translation>
    </message>
</context>
<context>
    <name>plateau::ui::OrderStrip</name>
    <message>
        <source>Order of the run</source>
        <translation>运行顺序</translation>
    </message>
    <message>
        <source>first answer after about %1, all cells after about %2</source>
        <translation>约 %1后得到初步结论，全部单元约需 %2</translation>
    </message>
    <message>
        <source>first seed</source>
        <translation>第一个种子</translation>
    </message>
    <message>
        <source>the other seeds</source>
        <translation>其余种子</translation>
    </message>
    <message>
        <source>first answer after %1</source>
        <translation>%1后得到初步结论</translation>
    </message>
</context>
<context>
    <name>plateau::ui::PlanCard</name>
    <message>
        <source>Settings: %1</source>
        <translation>设置：%1</translation>
    </message>
    <message>
        <source>Show or hide the settings of “%1”</source>
        <translation>展开或收起“%1”的设置</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>高级</translation>
    </message>
    <message>
        <source>Settings that rarely need a change</source>
        <translation>很少需要改动的设置</translation>
    </message>
    <message>
        <source>change “%1”</source>
        <translation>修改“%1”</translation>
    </message>
    <message>
        <source>on</source>
        <translation>开</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
</context>
<context>
    <name>plateau::ui::PlanHead</name>
    <message>
        <source>choose an effort</source>
        <translation>选择投入</translation>
    </message>
    <message>
        <source>rename the experiment</source>
        <translation>重命名实验</translation>
    </message>
    <message>
        <source>Name of the experiment</source>
        <translation>实验名称</translation>
    </message>
    <message>
        <source>How the experiment and its folder are called. Empty: like the data file.</source>
        <translation>实验及其文件夹的名称。留空则与数据文件同名。</translation>
    </message>
    <message>
        <source>Effort</source>
        <translation>投入</translation>
    </message>
    <message>
        <source>Seeds, epochs and controls in one choice</source>
        <translation>一次选定种子数、训练轮数和对照</translation>
    </message>
    <message>
        <source>Quick</source>
        <translation>快速</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>Thorough</source>
        <translation>充分</translation>
    </message>
    <message>
        <source>Own</source>
        <translation>自定义</translation>
    </message>
    <message>
        <source>A first look: 2 seeds, 5 epochs, at least 150 updates</source>
        <translation>先看一眼：2 个种子，5 轮，至少 150 步更新</translation>
    </message>
    <message>
        <source>A sound answer: 3 seeds, 10 epochs, at least 300 updates</source>
        <translation>可靠的结论：3 个种子，10 轮，至少 300 步更新</translation>
    </message>
    <message>
        <source>For a paper or a large decision: 5 seeds, 20 epochs, at least 600 updates, and a control with shuffled labels</source>
        <translation>用于论文或重大决定：5 个种子，20 轮，至少 600 步更新，外加打乱标签的对照</translation>
    </message>
    <message>
        <source>The settings below as they are</source>
        <translation>按下面的设置</translation>
    </message>
</context>
<context>
    <name>plateau::ui::PlanPage</name>
    <message>
        <source>Plan</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>%1: these settings are frozen</source>
        <translation>%1：设置已冻结</translation>
    </message>
    <message>
        <source>Train the same model on growing samples and watch where the score stops rising</source>
        <translation>用逐步增多的样本训练同一个模型，看得分在哪里不再上升</translation>
    </message>
    <message>
        <source>Reading the experiment …</source>
        <translation>正在读取实验……</translation>
    </message>
    <message>
        <source>The plan needs data</source>
        <translation>计划需要数据</translation>
    </message>
    <message>
        <source>Copy as command</source>
        <translation>复制为命令</translation>
    </message>
    <message>
        <source>Copy the command line that makes this experiment</source>
        <translation>复制创建此实验的命令行</translation>
    </message>
    <message>
        <source>See the run</source>
        <translation>查看运行</translation>
    </message>
    <message>
        <source>Go on to the run of this experiment</source>
        <translation>前往此实验的运行页</translation>
    </message>
    <message>
        <source>Go to the data</source>
        <translation>前往数据页</translation>
    </message>
    <message>
        <source>Open data files on the Data page</source>
        <translation>在数据页打开数据文件</translation>
    </message>
    <message>
        <source>needs data</source>
        <translation>需要数据</translation>
    </message>
    <message>
        <source>no program to train</source>
        <translation>没有训练程序</translation>
    </message>
    <message>
        <source>being checked …</source>
        <translation>正在检查……</translation>
    </message>
    <message>
        <source>needs a model</source>
        <translation>需要模型</translation>
    </message>
    <message>
        <source>could not be checked</source>
        <translation>无法检查</translation>
    </message>
    <message numerus="yes">
        <source>%Ln thing(s) to mend</source>
        <translation>
            <numerusform>%Ln 处需要修正</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, about %2</source>
        <translation>%1，约 %2</translation>
    </message>
    <message>
        <source>Preparing …</source>
        <translation>正在准备……</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Freeze data and settings, then train every cell</source>
        <translation>冻结数据和设置，然后训练所有单元</translation>
    </message>
    <message>
        <source>Possible as soon as nothing blocks; see “Before you start”</source>
        <translation>没有阻碍后即可开始，见“开始之前”</translation>
    </message>
    <message>
        <source>This experiment has begun: its settings cannot change any more</source>
        <translation>实验已经开始，设置不能再改</translation>
    </message>
    <message>
        <source>Only so its cells stay comparable. A new experiment can start from the same settings.</source>
        <translation>这样各单元才可比较。可以用同样的设置新建实验。</translation>
    </message>
    <message>
        <source>New experiment from these settings</source>
        <translation>用这些设置新建实验</translation>
    </message>
    <message>
        <source>The experiment is being made</source>
        <translation>正在创建实验</translation>
    </message>
    <message>
        <source>Reading the samples, freezing the test set …</source>
        <translation>读取样本，冻结测试集……</translation>
    </message>
    <message>
        <source>take the settings of an experiment</source>
        <translation>采用某个实验的设置</translation>
    </message>
    <message>
        <source>Open a file of samples first; then model, sizes and seeds are chosen here.</source>
        <translation>请先打开样本文件，再在这里选择模型、规模和种子。</translation>
    </message>
</context>
<context>
    <name>plateau::ui::PlanSummary</name>
    <message>
        <source>Cells</source>
        <translation>单元</translation>
    </message>
    <message>
        <source>being predicted …</source>
        <translation>正在预测……</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>磁盘</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>约 %1</translation>
    </message>
    <message>
        <source>first answer after %1</source>
        <translation>%1后有初步结论</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>共 %1</translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>分辨力</translation>
    </message>
    <message>
        <source>%1 points</source>
        <translation>%1 个百分点</translation>
    </message>
    <message>
        <source>smallest visible gain</source>
        <translation>能看出的最小提升</translation>
    </message>
    <message numerus="yes">
        <source>The smallest difference of two models that a test set of %Ln item(s) can show</source>
        <translation>
            <numerusform>%Ln 条测试样本能看出的两个模型之间的最小差别</numerusform>
        </translation>
    </message>
    <message>
        <source>trained so far</source>
        <translation>已训练</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>另有 %Ln 项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln thing(s) to mend</source>
        <translation>
            <numerusform>%Ln 处需要修正</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing blocks</source>
        <translation>没有阻碍</translation>
    </message>
    <message>
        <source>Before you start</source>
        <translation>开始之前</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>顺序</translation>
    </message>
    <message>
        <source>what is finished stays, whatever happens</source>
        <translation>已完成的单元始终保留</translation>
    </message>
</context>
<context>
    <name>plateau::ui::ProfilePanel</name>
    <message>
        <source>No row can be used.</source>
        <translation>没有可用的行。</translation>
    </message>
    <message>
        <source>Classes and lengths appear when every row was looked at.</source>
        <translation>检查完所有行后显示类别与长度。</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>%1 · %2 samples each</source>
        <translation>%1 · 每类 %2 条样本</translation>
    </message>
    <message numerus="yes">
        <source>%Ln rare class(es), fewer than %1 samples</source>
        <translation>
            <numerusform>%Ln 个稀有类别，样本不足 %1 条</numerusform>
        </translation>
    </message>
    <message>
        <source>No class is rare.</source>
        <translation>没有稀有类别。</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>median %1, longest %2</source>
        <translation>中位数 %1，最长 %2</translation>
    </message>
    <message>
        <source>In characters; 95 % have up to %1.</source>
        <translation>以字符计；95% 的文本不超过 %1。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln text(s) are empty.</source>
        <translation>
            <numerusform>%Ln 条文本为空。</numerusform>
        </translation>
    </message>
    <message>
        <source>Samples of each class</source>
        <translation>各类别的样本数</translation>
    </message>
    <message>
        <source>Lengths of the texts</source>
        <translation>文本长度</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>Rare classes</source>
        <translation>稀有类别</translation>
    </message>
    <message>
        <source>characters</source>
        <translation>字符</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Export the chart</source>
        <translation>导出图表</translation>
    </message>
    <message>
        <source>Save the chart as a picture or as numbers, or copy it</source>
        <translation>将图表存为图片或数值，或复制</translation>
    </message>
    <message>
        <source>The numbers to predict</source>
        <translation>要预测的数</translation>
    </message>
    <message>
        <source>To predict</source>
        <translation>要预测的数</translation>
    </message>
    <message>
        <source>%1 different values</source>
        <translation>%1 个不同的值</translation>
    </message>
    <message>
        <source>From %1 to %2, mean %3, standard deviation %4.</source>
        <translation>从 %1 到 %2，平均 %3，标准差 %4。</translation>
    </message>
    <message>
        <source>Sets of labels</source>
        <translation>标签组合</translation>
    </message>
    <message>
        <source>Length of the answers</source>
        <translation>回答的长度</translation>
    </message>
    <message numerus="yes">
        <source>%Ln conversation(s) of %1 turns; %2 with a system prompt, %3 with an answer before the last.</source>
        <translation>
            <numerusform>%Ln 段对话，共 %1 轮发言；%2 段有系统提示，%3 段在最后的回答之前还有回答。</numerusform>
        </translation>
    </message>
    <message>
        <source>Length of what comes before</source>
        <translation>回答之前内容的长度</translation>
    </message>
</context>
<context>
    <name>plateau::ui::Rail</name>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>%1 (queued)</source>
        <translation>%1（排队中）</translation>
    </message>
    <message>
        <source>Experiments</source>
        <translation>实验</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>暂无</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>Menu: file, edit, view, help</source>
        <translation>菜单：文件、编辑、视图、帮助</translation>
    </message>
    <message>
        <source>New experiment</source>
        <translation>新建实验</translation>
    </message>
    <message>
        <source>Start a new experiment</source>
        <translation>新建一个实验</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Switch between light and dark</source>
        <translation>切换浅色与深色</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Where experiments lie, notifications, environment</source>
        <translation>实验存放位置、通知、运行环境</translation>
    </message>
    <message>
        <source>Steps and experiments</source>
        <translation>步骤与实验</translation>
    </message>
    <message>
        <source>no data yet</source>
        <translation>还没有数据</translation>
    </message>
    <message>
        <source>%1 (draft)</source>
        <translation>%1（草稿）</translation>
    </message>
</context>
<context>
    <name>plateau::ui::ReportDialog</name>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Gathering the results …</source>
        <translation>正在汇总结果……</translation>
    </message>
    <message>
        <source>Save as HTML…</source>
        <translation>保存为 HTML…</translation>
    </message>
    <message>
        <source>One file to send or keep, with every cell</source>
        <translation>一个文件，可发送或保存，包含全部单元</translation>
    </message>
    <message>
        <source>Save as Markdown…</source>
        <translation>保存为 Markdown…</translation>
    </message>
    <message>
        <source>Text with the chart as a picture beside it</source>
        <translation>文本，图表作为图片放在旁边</translation>
    </message>
    <message>
        <source>Print to PDF…</source>
        <translation>打印为 PDF…</translation>
    </message>
    <message>
        <source>What is shown here, on A4 pages</source>
        <translation>将此处显示的内容排成 A4 页面</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close this dialog</source>
        <translation>关闭此对话框</translation>
    </message>
    <message>
        <source>Writing …</source>
        <translation>正在写入……</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>已写入：%1</translation>
    </message>
</context>
<context>
    <name>plateau::ui::RoleButton</name>
    <message>
        <source>Role: %1</source>
        <translation>用途：%1</translation>
    </message>
    <message>
        <source>%1. Press to change the role.</source>
        <translation>%1。按下可更改用途。</translation>
    </message>
</context>
<context>
    <name>plateau::ui::RunPage</name>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Train the same model on growing samples and watch the score</source>
        <translation>用逐渐增多的样本训练同一个模型，观察得分</translation>
    </message>
    <message>
        <source>not started</source>
        <translation>尚未开始</translation>
    </message>
    <message>
        <source>This experiment waits for its turn</source>
        <translation>这个实验正在排队</translation>
    </message>
    <message>
        <source>It starts when the others are through.</source>
        <translation>其他实验结束后开始。</translation>
    </message>
    <message>
        <source>Take out of the queue</source>
        <translation>移出队列</translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s) were interrupted</source>
        <translation>
            <numerusform>%n 个单元中断了</numerusform>
        </translation>
    </message>
    <message>
        <source>Finished cells are safe; the rest goes on where it can.</source>
        <translation>已完成的单元都在，其余的尽可能接着训练。</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message numerus="yes">
        <source>%n result(s) are damaged</source>
        <translation>
            <numerusform>%n 个结果已损坏</numerusform>
        </translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Let the run go on</source>
        <translation>让运行继续</translation>
    </message>
    <message>
        <source>Hold the run at its next update; nothing is lost</source>
        <translation>在下一步更新处暂停，不会丢失任何结果</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Train the cells that have no result yet</source>
        <translation>训练还没有结果的单元</translation>
    </message>
    <message>
        <source>See answer</source>
        <translation>查看结论</translation>
    </message>
    <message>
        <source>See first answer</source>
        <translation>查看初步结论</translation>
    </message>
    <message>
        <source>How many samples the target needs, with what there is so far</source>
        <translation>按目前的结果，达到目标需要多少样本</translation>
    </message>
    <message>
        <source>just in: seed %1, %2</source>
        <translation>刚完成：种子 %1，%2</translation>
    </message>
    <message>
        <source>Copy as command</source>
        <translation>复制为命令</translation>
    </message>
    <message>
        <source>Copy the command line that runs this experiment</source>
        <translation>复制运行这个实验的命令</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>End the run; finished cells stay, it can be resumed</source>
        <translation>结束运行；已完成的单元会保留，之后可以继续</translation>
    </message>
    <message>
        <source>No run yet.
Plan an experiment and press Start, or open one from the list.</source>
        <translation>还没有运行。
先做好计划并按“开始”，或从列表打开一个实验。</translation>
    </message>
    <message>
        <source>Cells</source>
        <translation>单元</translation>
    </message>
    <message>
        <source>rows are seeds, columns are samples</source>
        <translation>行为种子，列为样本数</translation>
    </message>
    <message>
        <source>Cells: rows are seeds, columns are samples</source>
        <translation>单元：行为种子，列为样本数</translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s) failed</source>
        <translation>
            <numerusform>%n 个单元失败</numerusform>
        </translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>The training gives no sign of life</source>
        <translation>训练没有任何响应</translation>
    </message>
    <message>
        <source>It may go on by itself. Another worker continues where it can; finished cells are safe.</source>
        <translation>它可能会自行恢复。换一个工作进程会从可以继续的地方接着训练；已完成的单元不受影响。</translation>
    </message>
    <message>
        <source>Replace the worker</source>
        <translation>更换工作进程</translation>
    </message>
</context>
<context>
    <name>plateau::ui::SamplePanel</name>
    <message>
        <source>Sample %1</source>
        <translation>样本 %1</translation>
    </message>
    <message>
        <source>No sample selected</source>
        <translation>未选择样本</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>第 %1 行</translation>
    </message>
    <message>
        <source>%1:%2: this row cannot be used: %3</source>
        <translation>%1:%2：该行无法使用：%3</translation>
    </message>
    <message>
        <source>Only the beginning is shown, %1 of %2 characters.</source>
        <translation>只显示开头部分，%1 / %2 个字符。</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>字符数</translation>
    </message>
    <message>
        <source>Text of the sample</source>
        <translation>样本文本</translation>
    </message>
    <message>
        <source>The text as it is in the file; control characters are written out</source>
        <translation>文件中的原文；控制字符以代码写出</translation>
    </message>
    <message>
        <source>Other fields</source>
        <translation>其他字段</translation>
    </message>
    <message>
        <source>The fields of this row that are neither text nor label</source>
        <translation>该行除文本和标签外的字段</translation>
    </message>
    <message>
        <source>To predict</source>
        <translation>要预测的数</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>System</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Assistant</source>
        <translation>助手</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>回答</translation>
    </message>
</context>
<context>
    <name>plateau::ui::SampleTable</name>
    <message>
        <source>All classes</source>
        <translation>所有类别</translation>
    </message>
    <message numerus="yes">
        <source>All %Ln class(es)</source>
        <translation>
            <numerusform>全部 %Ln 个类别</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln bad row(s)</source>
        <translation>
            <numerusform>%Ln 行坏数据</numerusform>
        </translation>
    </message>
    <message>
        <source>Add a file to see its samples</source>
        <translation>添加文件即可查看样本</translation>
    </message>
    <message>
        <source>Finding the rows of %1</source>
        <translation>正在查找 %1 的行</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Stop reading this file</source>
        <translation>停止读取此文件</translation>
    </message>
    <message>
        <source>Reading was stopped</source>
        <translation>已停止读取</translation>
    </message>
    <message>
        <source>%1 cannot be opened</source>
        <translation>无法打开 %1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Open the file again from the start</source>
        <translation>从头重新打开文件</translation>
    </message>
    <message>
        <source>No sample matches</source>
        <translation>没有匹配的样本</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Clear search and filters</source>
        <translation>清除搜索和筛选</translation>
    </message>
    <message>
        <source>searching, %1</source>
        <translation>正在搜索，%1</translation>
    </message>
    <message>
        <source>no rows</source>
        <translation>没有行</translation>
    </message>
    <message>
        <source>rows %1 of %2</source>
        <translation>第 %1 行，共 %2 行</translation>
    </message>
    <message>
        <source>%1 of %2 rows</source>
        <translation>%1 / %2 行</translation>
    </message>
    <message>
        <source>Show all rows again, not only: %1</source>
        <translation>恢复显示所有行，不再仅限：%1</translation>
    </message>
    <message>
        <source>all rows can be read</source>
        <translation>所有行均可读取</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) cannot be used</source>
        <translation>
            <numerusform>%Ln 行无法使用</numerusform>
        </translation>
    </message>
    <message>
        <source>Search the samples</source>
        <translation>搜索样本</translation>
    </message>
    <message>
        <source>Shows the rows that hold this text in any field; upper and lower case of English letters count as equal</source>
        <translation>显示任一字段含此文字的行；英文字母不分大小写</translation>
    </message>
    <message>
        <source>Class filter</source>
        <translation>类别筛选</translation>
    </message>
    <message>
        <source>Shows the samples of one class, or the rows that cannot be used</source>
        <translation>显示某一类别的样本，或无法使用的行</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Choose which fields are columns</source>
        <translation>选择哪些字段作为列</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>Show all rows again</source>
        <translation>恢复显示所有行</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>正在读取</translation>
    </message>
    <message>
        <source>All rows</source>
        <translation>所有行</translation>
    </message>
    <message>
        <source>All sets of labels</source>
        <translation>所有标签组合</translation>
    </message>
    <message>
        <source>no label</source>
        <translation>无标签</translation>
    </message>
</context>
<context>
    <name>plateau::ui::ScheduleEditor</name>
    <message>
        <source>%1 after %2</source>
        <translation>进行到 %2 时 %1</translation>
    </message>
    <message>
        <source>Share of the domain: %1</source>
        <translation>领域数据占比：%1</translation>
    </message>
    <message>
        <source>start of training</source>
        <translation>训练开始</translation>
    </message>
    <message>
        <source>end</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>domain</source>
        <translation>领域</translation>
    </message>
    <message>
        <source>general</source>
        <translation>通用</translation>
    </message>
</context>
<context>
    <name>plateau::ui::ScoreCard</name>
    <message>
        <source>No trained cell yet.</source>
        <translation>还没有训练完成的单元。</translation>
    </message>
    <message>
        <source>Reading the predictions …</source>
        <translation>正在读取预测……</translation>
    </message>
    <message>
        <source>The result of this cell holds no confusion matrix.</source>
        <translation>此单元的结果中没有混淆矩阵。</translation>
    </message>
    <message>
        <source>The result of this cell holds no AUC.</source>
        <translation>此单元的结果中没有 AUC。</translation>
    </message>
    <message>
        <source>best cell: seed %1, %2</source>
        <translation>最佳单元：种子 %1，%2</translation>
    </message>
    <message>
        <source>another label</source>
        <translation>其他标签</translation>
    </message>
    <message>
        <source>%1 for %2: %3, %4 of its items</source>
        <translation>%2 判为 %1：%3 条，占该类 %4</translation>
    </message>
    <message>
        <source>Nothing is confused</source>
        <translation>没有混淆</translation>
    </message>
    <message>
        <source>Most often confused</source>
        <translation>最常混淆</translation>
    </message>
    <message>
        <source>How it scores</source>
        <translation>得分细节</translation>
    </message>
    <message>
        <source>Confusion</source>
        <translation>混淆</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>校准</translation>
    </message>
    <message>
        <source>ROC</source>
        <translation>ROC</translation>
    </message>
    <message>
        <source>Show which classes are taken for which</source>
        <translation>显示哪些类别被判为哪些类别</translation>
    </message>
    <message>
        <source>Show how often the model is right where it is this sure</source>
        <translation>显示模型在某一把握程度下有多少是对的</translation>
    </message>
    <message>
        <source>Show how well the classes are told apart at every threshold</source>
        <translation>显示在每个阈值下类别区分得如何</translation>
    </message>
    <message>
        <source>Export the chart</source>
        <translation>导出图表</translation>
    </message>
    <message>
        <source>Save the chart as a picture or as numbers, or copy it</source>
        <translation>将图表存为图片或数值，或复制</translation>
    </message>
    <message>
        <source>false positives</source>
        <translation>假阳性率</translation>
    </message>
    <message>
        <source>true positives</source>
        <translation>真阳性率</translation>
    </message>
    <message>
        <source>guessing</source>
        <translation>随机猜测</translation>
    </message>
    <message>
        <source>area under the ROC curve</source>
        <translation>ROC 曲线下面积</translation>
    </message>
    <message>
        <source>AUC</source>
        <translation>AUC</translation>
    </message>
    <message>
        <source>how sure it is</source>
        <translation>把握程度</translation>
    </message>
    <message>
        <source>how often it is right</source>
        <translation>正确率</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>实测</translation>
    </message>
    <message>
        <source>well calibrated</source>
        <translation>完全校准</translation>
    </message>
    <message>
        <source>ROC curve</source>
        <translation>ROC 曲线</translation>
    </message>
    <message>
        <source>AUC of each class</source>
        <translation>各类别的 AUC</translation>
    </message>
    <message>
        <source>mean AUC %1</source>
        <translation>平均 AUC %1</translation>
    </message>
    <message>
        <source>calibration error %1</source>
        <translation>校准误差 %1</translation>
    </message>
    <message>
        <source>log loss %1 nats</source>
        <translation>对数损失 %1 nat</translation>
    </message>
</context>
<context>
    <name>plateau::ui::SizesCard</name>
    <message>
        <source>doubling as far as the data allow</source>
        <translation>逐次翻倍，直到数据用尽</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1, from %2 to %3 samples</source>
        <translation>%1，%2～%3 条样本</translation>
    </message>
    <message>
        <source>Sizes and seeds</source>
        <translation>样本量与种子</translation>
    </message>
    <message>
        <source>%1 in the pool</source>
        <translation>样本池共 %1</translation>
    </message>
    <message>
        <source>the samples are not counted yet</source>
        <translation>样本还没有清点</translation>
    </message>
    <message>
        <source>Sizes on a ruler</source>
        <translation>标尺上的样本量</translation>
    </message>
    <message>
        <source>Drag a handle. Left and Right choose one, Up and Down move it, Insert adds one, Delete takes it away.</source>
        <translation>拖动手柄。左右键选择，上下键移动，Insert 添加，Delete 删除。</translation>
    </message>
    <message>
        <source>The ruler appears as soon as the samples are counted.</source>
        <translation>清点样本后会显示标尺。</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>间隔</translation>
    </message>
    <message>
        <source>How sizes follow each other. Doubling gives a curve with few cells; finer steps show more and cost more. A forecast needs at least 4 sizes, the largest 8 times the smallest.</source>
        <translation>样本量如何递增。翻倍用较少单元就能画出曲线；更密看得更细，也更费时。要做预测，至少需要 4 个样本量，且最大为最小的 8 倍。</translation>
    </message>
    <message>
        <source>doubling, from the data</source>
        <translation>翻倍（由数据决定）</translation>
    </message>
    <message>
        <source>doubling</source>
        <translation>翻倍</translation>
    </message>
    <message>
        <source>finer (× 1.4)</source>
        <translation>更密（× 1.4）</translation>
    </message>
    <message>
        <source>coarser (× 4)</source>
        <translation>更疏（× 4）</translation>
    </message>
    <message>
        <source>own list</source>
        <translation>自定义</translation>
    </message>
    <message>
        <source>Smallest</source>
        <translation>最小</translation>
    </message>
    <message>
        <source>The first size. Small sizes are quick and give the curve its span; below one sample a class there is little to learn.</source>
        <translation>第一个样本量。小样本量很快，能拉开曲线的跨度；每类不足一条时几乎学不到东西。</translation>
    </message>
    <message>
        <source>Largest</source>
        <translation>最大</translation>
    </message>
    <message>
        <source>The last size, at most the whole pool. Larger says more about the next samples and takes most of the time.</source>
        <translation>最后一个样本量，至多为整个样本池。越大越能说明再加样本的效果，也最费时。</translation>
    </message>
    <message>
        <source>Seeds a size</source>
        <translation>每个样本量的种子数</translation>
    </message>
    <message>
        <source>Sizes as a list</source>
        <translation>样本量列表</translation>
    </message>
    <message>
        <source>Numbers in any order, for example 50, 100, 200. Empty: doubling from the data.</source>
        <translation>数字顺序不限，例如 50, 100, 200。留空：由数据决定，逐次翻倍。</translation>
    </message>
    <message>
        <source>How often each size is drawn and trained anew. More seeds narrow the band: 3 is a start, 5 or more for a paper. Range %1.</source>
        <translation>每个样本量重新抽样并训练几次。种子越多，区间越窄：3 个起步，论文用 5 个以上。范围 %1。</translation>
    </message>
</context>
<context>
    <name>plateau::ui::SplitPanel</name>
    <message>
        <source>As the data allow</source>
        <translation>视数据而定</translation>
    </message>
    <message>
        <source>Told by the split field</source>
        <translation>由划分字段指定</translation>
    </message>
    <message>
        <source>Drawn, classes in proportion</source>
        <translation>抽取，各类别按比例</translation>
    </message>
    <message>
        <source>Drawn, whole groups</source>
        <translation>抽取，按整组</translation>
    </message>
    <message>
        <source>The last samples of the file</source>
        <translation>文件末尾的样本</translation>
    </message>
    <message>
        <source>Frozen: %1.</source>
        <translation>已冻结：%1。</translation>
    </message>
    <message>
        <source>The test set is a file of its own; nothing is drawn.</source>
        <translation>测试集是单独的文件，无需抽取。</translation>
    </message>
    <message>
        <source>Test set</source>
        <translation>测试集</translation>
    </message>
    <message>
        <source>How the samples that are never trained on are chosen. Groups keep one author or template on one side; the split field follows a set that others use too</source>
        <translation>如何选出从不参与训练的样本。按组划分使同一作者或模板留在同一侧；划分字段则沿用他人也使用的划分</translation>
    </message>
    <message>
        <source>now: %1</source>
        <translation>当前：%1</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>比例</translation>
    </message>
    <message>
        <source>Part of all samples that becomes the test set. More makes every score surer and leaves less to train on; 10 to 30 % is usual</source>
        <translation>划为测试集的样本比例。越大，得分越可靠，可训练的样本越少；通常为 10～30%</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Another seed draws another test set; keep it to compare experiments</source>
        <translation>换种子会抽出另一个测试集；要比较实验请保持不变</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>约 %1</translation>
    </message>
    <message>
        <source>To train on</source>
        <translation>可训练</translation>
    </message>
    <message>
        <source>Test, frozen</source>
        <translation>测试，已冻结</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>The counts appear when every row was looked at.</source>
        <translation>检查完所有行后显示数量。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln label(s) of the test set are never trained on and count as wrong: %1</source>
        <translation>
            <numerusform>测试集中有 %Ln 个标签从未训练过，将计为错误：%1</numerusform>
        </translation>
    </message>
    <message>
        <source>By share; the exact numbers follow when the experiment is made.</source>
        <translation>按比例估计；建立实验时给出确切数字。</translation>
    </message>
    <message>
        <source>The test set is drawn before anything else and then frozen: it is the same for every size and seed.</source>
        <translation>测试集最先划出并冻结：对每种样本量和种子都相同。</translation>
    </message>
    <message>
        <source>Drawn, in proportion</source>
        <translation>按比例抽取</translation>
    </message>
    <message>
        <source>None: cross-validation</source>
        <translation>不单独划出：交叉验证</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>份数</translation>
    </message>
    <message>
        <source>Every sample is a test item of the seeds that do not train on its part. More parts leave more to train on and need more seeds</source>
        <translation>每条样本都由未用它所在那一份训练的种子来评分。份数越多，可用于训练的样本越多，所需的种子也越多</translation>
    </message>
    <message>
        <source>Test, part by part</source>
        <translation>测试，逐份进行</translation>
    </message>
</context>
<context>
    <name>plateau::ui::StandardChart</name>
    <message>
        <source>%1: %2 at %3, %4 at %5.</source>
        <translation>%1：%3 处为 %2，%5 处为 %4。</translation>
    </message>
    <message>
        <source>Nothing to show yet.</source>
        <translation>还没有可显示的内容。</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Copy as picture</source>
        <translation>复制为图片</translation>
    </message>
    <message>
        <source>Copy the numbers</source>
        <translation>复制数值</translation>
    </message>
    <message>
        <source>PNG, %1 times the size …</source>
        <translation>PNG，%1 倍尺寸……</translation>
    </message>
    <message>
        <source>SVG …</source>
        <translation>SVG……</translation>
    </message>
    <message>
        <source>PDF …</source>
        <translation>PDF……</translation>
    </message>
    <message>
        <source>Numbers as CSV …</source>
        <translation>数值存为 CSV……</translation>
    </message>
    <message>
        <source>Save the chart</source>
        <translation>保存图表</translation>
    </message>
    <message>
        <source>chart</source>
        <translation>图表</translation>
    </message>
</context>
<context>
    <name>plateau::ui::StepButton</name>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>needs attention</source>
        <translation>需要处理</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
</context>
<context>
    <name>plateau::ui::StepCard</name>
    <message>
        <source>Cost</source>
        <translation>代价</translation>
    </message>
    <message>
        <source>Add data</source>
        <translation>添加数据</translation>
    </message>
    <message>
        <source>Plan it</source>
        <translation>列入计划</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Begin a new experiment with these settings, at its data</source>
        <translation>以这些设置开始新实验，从数据开始</translation>
    </message>
    <message>
        <source>Begin a new experiment with these settings and this change</source>
        <translation>以这些设置加上此项更改开始新实验</translation>
    </message>
    <message>
        <source>Run it</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Train these cells now and add them to this experiment</source>
        <translation>现在训练这些单元并加入本实验</translation>
    </message>
</context>
<context>
    <name>plateau::ui::StopCard</name>
    <message>
        <source>at %1 already</source>
        <translation>%1 条时已经</translation>
    </message>
    <message>
        <source>from about %1</source>
        <translation>约 %1 条起</translation>
    </message>
    <message>
        <source>not in sight</source>
        <translation>尚不可见</translation>
    </message>
    <message>
        <source>Doubling gains under %1 point</source>
        <translation>翻倍提高不到 %1 个百分点</translation>
    </message>
    <message>
        <source>Under %1 points per %2</source>
        <translation>每 %2 条提高不到 %1 个百分点</translation>
    </message>
    <message>
        <source>Smallest visible difference</source>
        <translation>可分辨的最小差别</translation>
    </message>
    <message>
        <source>Ahead of the instant curve at %1</source>
        <translation>%1 条时领先即时曲线</translation>
    </message>
    <message>
        <source>There is no curve to judge by yet.</source>
        <translation>还没有可供判断的曲线。</translation>
    </message>
    <message>
        <source>When to stop</source>
        <translation>何时停止</translation>
    </message>
    <message>
        <source>Above the untouched model</source>
        <translation>高于未训练的模型</translation>
    </message>
    <message>
        <source>Above shuffled labels</source>
        <translation>高于打乱标签</translation>
    </message>
    <message>
        <source>Above naive Bayes at %1</source>
        <translation>在 %1 处高于朴素贝叶斯</translation>
    </message>
    <message>
        <source>At these prices</source>
        <translation>按此价格</translation>
    </message>
    <message>
        <source>stop now</source>
        <translation>现在停止</translation>
    </message>
    <message>
        <source>collect up to %1</source>
        <translation>收集到 %1</translation>
    </message>
    <message>
        <source>Stopping now would cost</source>
        <translation>现在停止的代价</translation>
    </message>
    <message>
        <source>One label costs</source>
        <translation>每个标注的价格</translation>
    </message>
    <message>
        <source>What one more labelled sample costs you, in any currency. With what a point is worth it says how far collecting pays. Usually 0.05–5.</source>
        <translation>再标注一个样本的花费，货币任选。与每个百分点的价值一起决定收集到多少才划算。通常 0.05–5。</translation>
    </message>
    <message>
        <source>A point is worth</source>
        <translation>每个百分点的价值</translation>
    </message>
    <message>
        <source>Doubling gains under %1</source>
        <translation>翻倍提高不到 %1</translation>
    </message>
    <message>
        <source>Under %1 per %2 samples</source>
        <translation>每 %2 条样本不到 %1</translation>
    </message>
    <message>
        <source>What one more point of %1 is worth to you, in the same currency. Usually 10–10,000.</source>
        <translation>%1每提高一个百分点对您值多少，用同一货币。通常 10–10,000。</translation>
    </message>
    <message>
        <source>Better than the untouched model</source>
        <translation>优于未微调模型</translation>
    </message>
    <message>
        <source>Better than shuffled labels</source>
        <translation>优于打乱标签</translation>
    </message>
</context>
<context>
    <name>plateau::ui::TargetBox</name>
    <message>
        <source>not given yet</source>
        <translation>尚未给出</translation>
    </message>
</context>
<context>
    <name>plateau::ui::WelcomePage</name>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>What may be trained on, and what stays frozen for the test</source>
        <translation>哪些数据可以用来训练，哪些留作测试、始终不变</translation>
    </message>
    <message>
        <source>start here</source>
        <translation>从这里开始</translation>
    </message>
    <message>
        <source>Open experiment</source>
        <translation>打开实验</translation>
    </message>
    <message>
        <source>Open an experiment folder that exists</source>
        <translation>打开已有的实验文件夹</translation>
    </message>
    <message>
        <source>How much data does your fine-tune need?</source>
        <translation>你的微调需要多少数据？</translation>
    </message>
    <message>
        <source>Plateau trains on growing samples, draws the curve while it happens, and tells you where it levels off.</source>
        <translation>Plateau 用逐渐增多的样本训练，边训练边画出曲线，并告诉你曲线在哪里趋平。</translation>
    </message>
    <message>
        <source>Drop a JSONL or CSV file here</source>
        <translation>把 JSONL 或 CSV 文件拖到这里</translation>
    </message>
    <message>
        <source>29 intents · instant curve in seconds · first answer in minutes on this computer</source>
        <translation>29 类意图 · 几秒得到即时曲线 · 本机几分钟得到初步结论</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Choose a file with labelled samples</source>
        <translation>选择带标签的样本文件</translation>
    </message>
    <message>
        <source>Try the home-control example</source>
        <translation>试试家居控制示例</translation>
    </message>
    <message>
        <source>Trains on the example that came with the set-up; needs no network</source>
        <translation>用随安装附带的示例训练，无需联网</translation>
    </message>
    <message>
        <source>The example is not installed: run the set-up once</source>
        <translation>示例尚未安装：请先运行一次安装脚本</translation>
    </message>
    <message>
        <source>Grow</source>
        <translation>逐步加量</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>实时观察</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>做出决定</translation>
    </message>
    <message>
        <source>Train on 29, 58, 116 … samples, several seeds each</source>
        <translation>依次用 29、58、116……条样本训练，每个样本量多个种子</translation>
    </message>
    <message>
        <source>Score against samples, every point with its interval</source>
        <translation>得分随样本数变化，每个点都带区间</translation>
    </message>
    <message>
        <source>How many samples your target needs, as an honest range</source>
        <translation>达到目标需要多少样本，给出可信的范围</translation>
    </message>
    <message>
        <source>or a JSON array or TSV</source>
        <translation>也可以是 JSON 数组或 TSV</translation>
    </message>
</context>
<context>
    <name>plateau::ui::WindowActions</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>最近的实验(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;New experiment</source>
        <translation>新建实验(&amp;N)</translation>
    </message>
    <message>
        <source>Start a new experiment; the open one stays as it is</source>
        <translation>新建一个实验，当前实验保持不变</translation>
    </message>
    <message>
        <source>&amp;Open experiment …</source>
        <translation>打开实验……(&amp;O)</translation>
    </message>
    <message>
        <source>Open an experiment folder that exists</source>
        <translation>打开已有的实验文件夹</translation>
    </message>
    <message>
        <source>&amp;Add a file …</source>
        <translation>添加文件…(&amp;A)</translation>
    </message>
    <message>
        <source>Add a data file to the draft</source>
        <translation>把数据文件加入草稿</translation>
    </message>
    <message>
        <source>Try the home-control &amp;example</source>
        <translation>试试家居控制示例(&amp;E)</translation>
    </message>
    <message>
        <source>Trains on the example that came with the set-up</source>
        <translation>用随安装附带的示例训练</translation>
    </message>
    <message>
        <source>&amp;Close experiment</source>
        <translation>关闭实验(&amp;C)</translation>
    </message>
    <message>
        <source>Back to the start; a run goes on</source>
        <translation>回到开始页，运行不受影响</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation>关闭窗口</translation>
    </message>
    <message>
        <source>&amp;Copy as command</source>
        <translation>复制为命令(&amp;C)</translation>
    </message>
    <message>
        <source>The command line that does what this page does</source>
        <translation>与本页操作等价的命令行</translation>
    </message>
    <message>
        <source>Experiments &amp;folder …</source>
        <translation>实验文件夹……(&amp;F)</translation>
    </message>
    <message>
        <source>Where new experiments are put</source>
        <translation>新实验存放的位置</translation>
    </message>
    <message>
        <source>&amp;Notify when a run ends</source>
        <translation>运行结束时通知(&amp;N)</translation>
    </message>
    <message>
        <source>A message of the desktop when a run is through</source>
        <translation>运行结束时弹出桌面通知</translation>
    </message>
    <message>
        <source>&amp;Environment …</source>
        <translation>运行环境……(&amp;E)</translation>
    </message>
    <message>
        <source>Program, device and models that were found</source>
        <translation>已找到的程序、设备和模型</translation>
    </message>
    <message>
        <source>&amp;Keyboard …</source>
        <translation>快捷键……(&amp;K)</translation>
    </message>
    <message>
        <source>Every key that does something</source>
        <translation>所有可用的按键</translation>
    </message>
    <message>
        <source>&amp;About Plateau</source>
        <translation>关于 Plateau(&amp;A)</translation>
    </message>
    <message>
        <source>Version and licence</source>
        <translation>版本与许可</translation>
    </message>
    <message>
        <source>Go to %1</source>
        <translation>转到“%1”</translation>
    </message>
    <message>
        <source>Theme of the system</source>
        <translation>跟随系统主题</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>全屏(&amp;F)</translation>
    </message>
    <message>
        <source>Use the whole screen</source>
        <translation>使用整个屏幕</translation>
    </message>
</context>
</TS>
