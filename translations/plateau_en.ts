<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AnswerParts</name>
    <message>
        <source>Range becomes</source>
        <translation>Range becomes</translation>
    </message>
    <message>
        <source>Interval becomes</source>
        <translation>Interval becomes</translation>
    </message>
    <message>
        <source>unclear</source>
        <translation>unclear</translation>
    </message>
    <message>
        <source>sharper</source>
        <translation>sharper</translation>
    </message>
    <message>
        <source>little gain</source>
        <translation>little gain</translation>
    </message>
    <message>
        <source>Collect more</source>
        <translation>Collect more</translation>
    </message>
    <message>
        <source>Gain, points</source>
        <translation>Gain, points</translation>
    </message>
    <message>
        <source>What more samples bring cannot be told before there is a curve.</source>
        <translation>What more samples bring cannot be told before there is a curve.</translation>
    </message>
    <message>
        <source>From %1 to %2 samples, if the curve goes on as it did.</source>
        <translation>From %1 to %2 samples, if the curve goes on as it did.</translation>
    </message>
    <message>
        <source>still climbing</source>
        <translation>still climbing</translation>
    </message>
    <message>
        <source>Add seeds</source>
        <translation>Add seeds</translation>
    </message>
    <message>
        <source>Twice the seeds, if they scatter as these do. No labels needed.</source>
        <translation>Twice the seeds, if they scatter as these do. No labels needed.</translation>
    </message>
    <message>
        <source>Add test items</source>
        <translation>Add test items</translation>
    </message>
    <message>
        <source>Twice the test set, at the same scores.</source>
        <translation>Twice the test set, at the same scores.</translation>
    </message>
    <message>
        <source>%1 of %2 seeds reach it at %3</source>
        <translation>%1 of %2 seeds reach it at %3</translation>
    </message>
    <message>
        <source>no test text in the pool</source>
        <translation>no test text in the pool</translation>
    </message>
    <message numerus="yes">
        <source>%n test text(s) in the pool</source>
        <translation>
            <numerusform>%n test text in the pool</numerusform>
            <numerusform>%n test texts in the pool</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n under-trained</source>
        <translation>
            <numerusform>%n score under-trained</numerusform>
            <numerusform>%n scores under-trained</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>provisional: %n cell(s) to come</source>
        <translation>
            <numerusform>provisional: %n cell to come</numerusform>
            <numerusform>provisional: %n cells to come</numerusform>
        </translation>
    </message>
    <message>
        <source>You have %1, enough.</source>
        <translation>You have %1, enough.</translation>
    </message>
    <message>
        <source>You have %1, not enough yet.</source>
        <translation>You have %1, not enough yet.</translation>
    </message>
    <message>
        <source>You have %1, which may be enough.</source>
        <translation>You have %1, which may be enough.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln label(s)</source>
        <translation>
            <numerusform>%Ln label</numerusform>
            <numerusform>%Ln labels</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Spent on %1, %Ln label(s) bring %2 points (%3).</source>
        <translation>
            <numerusform>Spent on %1, %Ln label brings %2 points (%3).</numerusform>
            <numerusform>Spent on %1, %Ln labels bring %2 points (%3).</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>Narrow the range</source>
        <translation>Narrow the range</translation>
    </message>
    <message>
        <source>Next: %1, seed %2. Up to %3 cells, until the range is half as wide.</source>
        <translation>Next: %1, seed %2. Up to %3 cells, until the range is half as wide.</translation>
    </message>
    <message>
        <source>Narrower, first cell</source>
        <translation>Narrower, first cell</translation>
    </message>
    <message numerus="yes">
        <source>%n test text(s) nearly in the pool</source>
        <translation>
            <numerusform>%n test text nearly in the pool</numerusform>
            <numerusform>%n test texts nearly in the pool</numerusform>
        </translation>
    </message>
    <message>
        <source>Twice the test set, at the same scores. To see %1 points: %2 items.</source>
        <translation>Twice the test set, at the same scores. To see %1 points: %2 items.</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>Gain</translation>
    </message>
    <message>
        <source>still improving</source>
        <translation>still improving</translation>
    </message>
</context>
<context>
    <name>AnswerTexts</name>
    <message>
        <source>It cannot be told yet how many samples %1 needs</source>
        <translation>It cannot be told yet how many samples %1 needs</translation>
    </message>
    <message>
        <source>At most %1 samples are enough for %2</source>
        <translation>At most %1 samples are enough for %2</translation>
    </message>
    <message>
        <source>About %1 samples are enough for %2</source>
        <translation>About %1 samples are enough for %2</translation>
    </message>
    <message>
        <source>About %1 samples should be enough for %2</source>
        <translation>About %1 samples should be enough for %2</translation>
    </message>
    <message>
        <source>%1 needs more than %2 samples, if it can be reached</source>
        <translation>%1 needs more than %2 samples, if it can be reached</translation>
    </message>
    <message>
        <source>%1 will probably not be reached with more data of this kind</source>
        <translation>%1 will probably not be reached with more data of this kind</translation>
    </message>
    <message>
        <source>Reached at the smallest size that was measured: fewer may do.</source>
        <translation>Reached at the smallest size that was measured: fewer may do.</translation>
    </message>
    <message>
        <source>Chance that it is never reached: %1. Measured up to %2 samples.</source>
        <translation>Chance that it is never reached: %1. Measured up to %2 samples.</translation>
    </message>
    <message>
        <source>%1 more samples would add %2 points (%3)</source>
        <translation>%1 more samples would add %2 points (%3)</translation>
    </message>
    <message>
        <source>%1 sizes are measured; a curve needs at least %2.</source>
        <translation>%1 sizes are measured; a curve needs at least %2.</translation>
    </message>
    <message>
        <source>The largest size is %1 times the smallest; a curve needs %2 times.</source>
        <translation>The largest size is %1 times the smallest; a curve needs %2 times.</translation>
    </message>
    <message>
        <source>Every size has the same score: there is nothing to extrapolate.</source>
        <translation>Every size has the same score: there is nothing to extrapolate.</translation>
    </message>
    <message>
        <source>One seed a size and an unknown test set: no interval is possible.</source>
        <translation>One seed a size and an unknown test set: no interval is possible.</translation>
    </message>
    <message>
        <source>The size %1 appears twice.</source>
        <translation>The size %1 appears twice.</translation>
    </message>
    <message>
        <source>The scores at %1 samples cannot be used.</source>
        <translation>The scores at %1 samples cannot be used.</translation>
    </message>
    <message>
        <source>No curve: %1</source>
        <translation>No curve: %1</translation>
    </message>
    <message>
        <source>The target lies %1 times beyond the data; forecasts are promised up to 8 times</source>
        <translation>The target lies %1 times beyond the data; forecasts are promised up to 8 times</translation>
    </message>
    <message>
        <source>The target lies %1 times beyond the data: little more than a guess</source>
        <translation>The target lies %1 times beyond the data: little more than a guess</translation>
    </message>
    <message>
        <source>The curve may level off below the target (chance %1)</source>
        <translation>The curve may level off below the target (chance %1)</translation>
    </message>
    <message>
        <source>The range of needed samples spans a factor of %1</source>
        <translation>The range of needed samples spans a factor of %1</translation>
    </message>
    <message>
        <source>The range of needed samples is open upwards</source>
        <translation>The range of needed samples is open upwards</translation>
    </message>
    <message>
        <source>%1 samples score worse than %2, by more than noise</source>
        <translation>%1 samples score worse than %2, by more than noise</translation>
    </message>
    <message>
        <source>Predicting the largest size from the smaller ones was no better than repeating the last score</source>
        <translation>Predicting the largest size from the smaller ones was no better than repeating the last score</translation>
    </message>
    <message numerus="yes">
        <source>Some sizes have only %n seed(s)</source>
        <translation>
            <numerusform>Some sizes have only %n seed</numerusform>
            <numerusform>Some sizes have only %n seeds</numerusform>
        </translation>
    </message>
    <message>
        <source>The sizes were run with different seeds</source>
        <translation>The sizes were run with different seeds</translation>
    </message>
    <message>
        <source>All seeds gave exactly the same scores: the seed may not reach the training</source>
        <translation>All seeds gave exactly the same scores: the seed may not reach the training</translation>
    </message>
    <message>
        <source>%1 test items show gains of %2 points or more, not smaller ones</source>
        <translation>%1 test items show gains of %2 points or more, not smaller ones</translation>
    </message>
    <message>
        <source>The intervals hold only the noise between seeds, not that of the test items</source>
        <translation>The intervals hold only the noise between seeds, not that of the test items</translation>
    </message>
    <message>
        <source>A second method says about %1 samples</source>
        <translation>A second method says about %1 samples</translation>
    </message>
    <message>
        <source>A second method says the target is never reached</source>
        <translation>A second method says the target is never reached</translation>
    </message>
    <message>
        <source>The smallest size (%1) reaches the target already: fewer may do</source>
        <translation>The smallest size (%1) reaches the target already: fewer may do</translation>
    </message>
    <message>
        <source>Twice the data would add only %1 points</source>
        <translation>Twice the data would add only %1 points</translation>
    </message>
    <message>
        <source>Run smaller sizes</source>
        <translation>Run smaller sizes</translation>
    </message>
    <message>
        <source>Run more sizes, each twice the one before</source>
        <translation>Run more sizes, each twice the one before</translation>
    </message>
    <message>
        <source>Add seeds until every size has at least 3</source>
        <translation>Add seeds until every size has at least 3</translation>
    </message>
    <message>
        <source>Label more test items</source>
        <translation>Label more test items</translation>
    </message>
    <message>
        <source>Collect the next batch, then ask again</source>
        <translation>Collect the next batch, then ask again</translation>
    </message>
    <message>
        <source>Run several seeds</source>
        <translation>Run several seeds</translation>
    </message>
    <message>
        <source>Check the runs and the data of these sizes</source>
        <translation>Check the runs and the data of these sizes</translation>
    </message>
    <message>
        <source>Choose a lower target, or change the recipe or the data</source>
        <translation>Choose a lower target, or change the recipe or the data</translation>
    </message>
    <message>
        <source>Stop collecting data of this kind</source>
        <translation>Stop collecting data of this kind</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) could not be read and were left out</source>
        <translation>
            <numerusform>%n row could not be read and was left out</numerusform>
            <numerusform>%n rows could not be read and were left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) have no text</source>
        <translation>
            <numerusform>%n row has no text</numerusform>
            <numerusform>%n rows have no text</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) repeat an id</source>
        <translation>
            <numerusform>%n row repeats an id</numerusform>
            <numerusform>%n rows repeat an id</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) repeat another row's text</source>
        <translation>
            <numerusform>%n row repeats another row's text</numerusform>
            <numerusform>%n rows repeat another row's text</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) carry the same text with different labels</source>
        <translation>
            <numerusform>%n row carries a text that has other labels, too</numerusform>
            <numerusform>%n rows carry the same text with different labels</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n test row(s) also stand in the training pool: scores are too good</source>
        <translation>
            <numerusform>%n test row also stands in the training pool: scores are too good</numerusform>
            <numerusform>%n test rows also stand in the training pool: scores are too good</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n test row(s) carry labels that the training pool does not have</source>
        <translation>
            <numerusform>%n test row carries a label that the training pool does not have</numerusform>
            <numerusform>%n test rows carry labels that the training pool does not have</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The test set has only %n item(s)</source>
        <translation>
            <numerusform>The test set has only %n item</numerusform>
            <numerusform>The test set has only %n items</numerusform>
        </translation>
    </message>
    <message>
        <source>A group field was found, but the test set was drawn without it</source>
        <translation>A group field was found, but the test set was drawn without it</translation>
    </message>
    <message>
        <source>Too few sizes for a curve</source>
        <translation>Too few sizes for a curve</translation>
    </message>
    <message>
        <source>The tokenizer does not know %1 of the text</source>
        <translation>The tokenizer does not know %1 of the text</translation>
    </message>
    <message numerus="yes">
        <source>%n score(s) are under-trained: more data is not all that was missing</source>
        <translation>
            <numerusform>%n score is under-trained: more data is not all that was missing</numerusform>
            <numerusform>%n scores are under-trained: more data is not all that was missing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s) diverged and were left out</source>
        <translation>
            <numerusform>%n cell diverged and was left out</numerusform>
            <numerusform>%n cells diverged and were left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s) failed and were left out</source>
        <translation>
            <numerusform>%n cell failed and was left out</numerusform>
            <numerusform>%n cells failed and were left out</numerusform>
        </translation>
    </message>
    <message>
        <source>The pool has %1 samples, the largest size uses %2</source>
        <translation>The pool has %1 samples, the largest size uses %2</translation>
    </message>
    <message>
        <source>Remove the copies and make the experiment again</source>
        <translation>Remove the copies and make the experiment again</translation>
    </message>
    <message>
        <source>Check the labels of these rows</source>
        <translation>Check the labels of these rows</translation>
    </message>
    <message>
        <source>Draw the test set by group</source>
        <translation>Draw the test set by group</translation>
    </message>
    <message>
        <source>Choose a model made for this language</source>
        <translation>Choose a model made for this language</translation>
    </message>
    <message>
        <source>Lower the learning rate</source>
        <translation>Lower the learning rate</translation>
    </message>
    <message>
        <source>Look at the cause on the Run page, then run again</source>
        <translation>Look at the cause on the Run page, then run again</translation>
    </message>
    <message>
        <source>Measure a larger size before labelling more</source>
        <translation>Measure a larger size before labelling more</translation>
    </message>
    <message>
        <source>%1 (%2 on all, %3 without these and the equal ones)</source>
        <translation>%1 (%2 on all, %3 without these and the equal ones)</translation>
    </message>
    <message>
        <source>%1 (%2 on all, %3 without them)</source>
        <translation>%1 (%2 on all, %3 without them)</translation>
    </message>
    <message numerus="yes">
        <source>%n test row(s) nearly stand in the training pool: scores may be too good</source>
        <translation>
            <numerusform>%n test row nearly stands in the training pool: scores may be too good</numerusform>
            <numerusform>%n test rows nearly stand in the training pool: scores may be too good</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) nearly repeat another row's text</source>
        <translation>
            <numerusform>%n row nearly repeats another row's text</numerusform>
            <numerusform>%n rows nearly repeat another row's text</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 classes have fewer than %3 training samples even at the largest size</source>
        <translation>%1 of %2 classes have fewer than %3 training samples even at the largest size</translation>
    </message>
    <message>
        <source>The largest size trained %1 times as many updates as the smallest: data and compute grow together</source>
        <translation>The largest size trained %1 times as many updates as the smallest: data and compute grow together</translation>
    </message>
    <message>
        <source>Train them longer, with twice the budget</source>
        <translation>Train them longer, with twice the budget</translation>
    </message>
    <message>
        <source>Collect more of them; what is said about these classes is hardly known</source>
        <translation>Collect more of them; what is said about these classes is hardly known</translation>
    </message>
    <message>
        <source>Compare with the same data and a fixed number of updates</source>
        <translation>Compare with the same data and a fixed number of updates</translation>
    </message>
    <message>
        <source>The %1 test items come in %2 groups and tell as much as %3 independent ones</source>
        <translation>The %1 test items come in %2 groups and tell as much as %3 independent ones</translation>
    </message>
    <message>
        <source>The intervals allow for it; add test items of new groups</source>
        <translation>The intervals allow for it; add test items of new groups</translation>
    </message>
    <message>
        <source>Range %1</source>
        <translation>Range %1</translation>
    </message>
    <message>
        <source>Range %1 on this test set, %2 on new items</source>
        <translation>Range %1 on this test set, %2 on new items</translation>
    </message>
    <message>
        <source>%1 times the data, where about %2 of 10 such answers are within a factor of 2</source>
        <translation>%1 times the data, where about %2 of 10 such answers are within a factor of 2</translation>
    </message>
    <message>
        <source>%1 (%2 interval); its upper end lies beyond what was measured.</source>
        <translation>%1 (%2 interval); its upper end lies beyond what was measured.</translation>
    </message>
    <message>
        <source>%1 (%2 interval), all measured, nothing extrapolated.</source>
        <translation>%1 (%2 interval), all measured, nothing extrapolated.</translation>
    </message>
    <message>
        <source>%1, predicted from %2 samples; chance that it is never reached: %3.</source>
        <translation>%1, predicted from %2 samples; chance that it is never reached: %3.</translation>
    </message>
    <message>
        <source>%1 This looks to %2.</source>
        <translation>%1 This looks to %2.</translation>
    </message>
    <message>
        <source>%1. %2.</source>
        <translation>%1. %2.</translation>
    </message>
    <message>
        <source>%1 test items are too few to show a gain of %2 points</source>
        <translation>%1 test items are too few to show a gain of %2 points</translation>
    </message>
    <message>
        <source>%1 samples scored %2, but the largest size (%3) scores %4</source>
        <translation>%1 samples scored %2, but the largest size (%3) scores %4</translation>
    </message>
    <message>
        <source>The scores get worse with more data: %1 with %2 samples, %3 with %4</source>
        <translation>The scores get worse with more data: %1 with %2 samples, %3 with %4</translation>
    </message>
    <message>
        <source>With one seed a size the ranges hold the noise of the test items only, not that between trainings</source>
        <translation>With one seed a size the ranges hold the noise of the test items only, not that between trainings</translation>
    </message>
    <message>
        <source>%1 scores %2 and reaches the target as well</source>
        <translation>%1 scores %2 and reaches the target as well</translation>
    </message>
    <message>
        <source>%1 beats the model: %2 against %3</source>
        <translation>%1 beats the model: %2 against %3</translation>
    </message>
    <message>
        <source>The untouched model</source>
        <translation>The untouched model</translation>
    </message>
    <message>
        <source>Naive Bayes on words</source>
        <translation>Naive Bayes on words</translation>
    </message>
    <message>
        <source>A linear probe on frozen features</source>
        <translation>A linear probe on frozen features</translation>
    </message>
    <message>
        <source>Training on shuffled labels</source>
        <translation>Training on shuffled labels</translation>
    </message>
    <message>
        <source>Repeat the largest size with more seeds, or measure a larger one</source>
        <translation>Repeat the largest size with more seeds, or measure a larger one</translation>
    </message>
    <message>
        <source>Ask for a score above it, or for a metric that is not fooled by it (macro F1)</source>
        <translation>Ask for a score above it, or for a metric that is not fooled by it (macro F1)</translation>
    </message>
    <message>
        <source>Use it, or change the model or its training, before collecting more data</source>
        <translation>Use it, or change the model or its training, before collecting more data</translation>
    </message>
    <message>
        <source>Twice the data would improve the score by only %1</source>
        <translation>Twice the data would improve the score by only %1</translation>
    </message>
    <message>
        <source>Column “%1” is left out: it is empty, or has more than %2 different values that are no numbers</source>
        <translation>Column “%1” is left out: it is empty, or has more than %2 different values that are no numbers</translation>
    </message>
    <message>
        <source>Name the columns to learn from if it matters</source>
        <translation>Name the columns to learn from if it matters</translation>
    </message>
    <message>
        <source>%1 of %2 texts are longer than %3 tokens and are cut: %4 of all tokens are lost</source>
        <translation>%1 of %2 texts are longer than %3 tokens and are cut: %4 of all tokens are lost</translation>
    </message>
    <message>
        <source>The model's folder does not say how the vectors of the tokens become one: their mean is taken</source>
        <translation>The model's folder does not say how the vectors of the tokens become one: their mean is taken</translation>
    </message>
    <message>
        <source>Raise the length at which texts are cut, or choose a model that reads longer texts</source>
        <translation>Raise the length at which texts are cut, or choose a model that reads longer texts</translation>
    </message>
    <message>
        <source>Choose a sentence-transformers folder where that is wrong</source>
        <translation>Choose a sentence-transformers folder where that is wrong</translation>
    </message>
    <message>
        <source>%1 more samples would raise the %2 by %3 (%4)</source>
        <translation>%1 more samples would raise the %2 by %3 (%4)</translation>
    </message>
    <message>
        <source>%1 more samples would lower the %2 by %3 (%4)</source>
        <translation>%1 more samples would lower the %2 by %3 (%4)</translation>
    </message>
    <message>
        <source>%1 test items are too few to show small gains</source>
        <translation>%1 test items are too few to show small gains</translation>
    </message>
    <message numerus="yes">
        <source>%n score(s) are under-trained, and ended with the samples of the mixture: no budget trains them longer</source>
        <translation>
            <numerusform>%n score is under-trained, and ended with the samples of the mixture: no budget trains it longer</numerusform>
            <numerusform>%n scores are under-trained, and ended with the samples of the mixture: no budget trains them longer</numerusform>
        </translation>
    </message>
    <message>
        <source>At n = %1 cells were past their best epoch after %2 of %3 epochs</source>
        <translation>At n = %1 cells were past their best epoch after %2 of %3 epochs</translation>
    </message>
    <message>
        <source>Let the mixture stop by updates</source>
        <translation>Let the mixture stop by updates</translation>
    </message>
    <message>
        <source>Plan so many epochs: the search takes time that they do not need</source>
        <translation>Plan so many epochs: the search takes time that they do not need</translation>
    </message>
</context>
<context>
    <name>CloseDialog</name>
    <message>
        <source>A run is at work</source>
        <translation>A run is at work</translation>
    </message>
    <message>
        <source>Keep the run going?</source>
        <translation>Keep the run going?</translation>
    </message>
    <message>
        <source>It does not need this window. Open Plateau again and you are back at the live curve.
If you stop it, finished cells stay and the run can be resumed.</source>
        <translation>It does not need this window. Open Plateau again and you are back at the live curve.
If you stop it, finished cells stay and the run can be resumed.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Stop the run</source>
        <translation>Stop the run</translation>
    </message>
    <message>
        <source>Keep running</source>
        <translation>Keep running</translation>
    </message>
</context>
<context>
    <name>ComparisonTexts</name>
    <message>
        <source>%1, the best that both reach</source>
        <translation>%1, the best that both reach</translation>
    </message>
    <message>
        <source>%1; it may be chance</source>
        <translation>%1; it may be chance</translation>
    </message>
    <message>
        <source>Ahead at %1 samples</source>
        <translation>Ahead at %1 samples</translation>
    </message>
    <message>
        <source>Behind at %1 samples</source>
        <translation>Behind at %1 samples</translation>
    </message>
    <message>
        <source>No size shows a difference</source>
        <translation>No size shows a difference</translation>
    </message>
    <message>
        <source>One common seed: whether it holds for others cannot be told</source>
        <translation>One common seed: whether it holds for others cannot be told</translation>
    </message>
    <message numerus="yes">
        <source>%n common seed(s): better in %1 of them; shown, not judged, 5 are needed</source>
        <translation>
            <numerusform>%n common seed: better in %1 of them; shown, not judged, 5 are needed</numerusform>
            <numerusform>%n common seeds: better in %1 of them; shown, not judged, 5 are needed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Better in %1 of %n common seed(s) (paired t: %2)</source>
        <translation>
            <numerusform>Better in %1 of %n common seed (paired t: %2)</numerusform>
            <numerusform>Better in %1 of %n common seeds (paired t: %2)</numerusform>
        </translation>
    </message>
    <message>
        <source>%1; it holds for other seeds</source>
        <translation>%1; it holds for other seeds</translation>
    </message>
    <message>
        <source>%1; it may be the seeds</source>
        <translation>%1; it may be the seeds</translation>
    </message>
    <message>
        <source>No single class differs</source>
        <translation>No single class differs</translation>
    </message>
    <message>
        <source>%1 (%2 points)</source>
        <translation>%1 (%2 points)</translation>
    </message>
    <message numerus="yes">
        <source>%n class(es) differ: %1</source>
        <translation>
            <numerusform>%n class differs: %1</numerusform>
            <numerusform>%n classes differ: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Its largest size trained %1 times as many updates as its smallest: data and compute grow together</source>
        <translation>Its largest size trained %1 times as many updates as its smallest: data and compute grow together</translation>
    </message>
    <message>
        <source>Scored on other test items: a difference would say nothing</source>
        <translation>Scored on other test items: a difference would say nothing</translation>
    </message>
    <message numerus="yes">
        <source>%n test item(s) only in this experiment</source>
        <translation>
            <numerusform>%n test item only in this experiment</numerusform>
            <numerusform>%n test items only in this experiment</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n test item(s) only in the other</source>
        <translation>
            <numerusform>%n test item only in the other</numerusform>
            <numerusform>%n test items only in the other</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n test item(s) with another text or label</source>
        <translation>
            <numerusform>%n test item with another text or label</numerusform>
            <numerusform>%n test items with another text or label</numerusform>
        </translation>
    </message>
    <message>
        <source>Begin one from the other: Compare, Same data</source>
        <translation>Begin one from the other: Compare, Same data</translation>
    </message>
    <message>
        <source>Seed %1 alone: %2 test items are right only there, %3 only here (%4: %5)</source>
        <translation>Seed %1 alone: %2 test items are right only there, %3 only here (%4: %5)</translation>
    </message>
    <message numerus="yes">
        <source>McNemar over %Ln group(s)</source>
        <translation>
            <numerusform>McNemar over %Ln group</numerusform>
            <numerusform>McNemar over %Ln groups</numerusform>
        </translation>
    </message>
    <message>
        <source>Needs at least %1× fewer samples for %2</source>
        <translation>Needs at least %1× fewer samples for %2</translation>
    </message>
    <message>
        <source>Needs at least %1× as many samples for %2</source>
        <translation>Needs at least %1× as many samples for %2</translation>
    </message>
    <message>
        <source>It cannot be told how many samples it saves for %1: the interval is open</source>
        <translation>It cannot be told how many samples it saves for %1: the interval is open</translation>
    </message>
    <message>
        <source>Needs %1× fewer samples (%2×) for %3: %4 instead of %5</source>
        <translation>Needs %1× fewer samples (%2×) for %3: %4 instead of %5</translation>
    </message>
    <message>
        <source>Needs %1× as many samples (%2×) for %3: %4 instead of %5</source>
        <translation>Needs %1× as many samples (%2×) for %3: %4 instead of %5</translation>
    </message>
    <message>
        <source>Equal from %1 samples on, within ± %2</source>
        <translation>Equal from %1 samples on, within ± %2</translation>
    </message>
    <message>
        <source>Not shown to be equal within ± %1 at the largest size</source>
        <translation>Not shown to be equal within ± %1 at the largest size</translation>
    </message>
    <message>
        <source>At %1 samples %2 instead of %3: %4 (%5), %6</source>
        <translation>At %1 samples %2 instead of %3: %4 (%5), %6</translation>
    </message>
    <message>
        <source>%1: %2 (%3)</source>
        <translation>%1: %2 (%3)</translation>
    </message>
    <message>
        <source>Scored in another way: by another task, metric or tokenizer</source>
        <translation>Scored in another way: by another task, metric or tokenizer</translation>
    </message>
</context>
<context>
    <name>DataTexts</name>
    <message>
        <source>domain</source>
        <translation>domain</translation>
    </message>
    <message>
        <source>general</source>
        <translation>general</translation>
    </message>
    <message>
        <source>test</source>
        <translation>test</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>validation</translation>
    </message>
    <message>
        <source>The task itself: samples are drawn from this file</source>
        <translation>The task itself: samples are drawn from this file</translation>
    </message>
    <message>
        <source>Frozen: never trained on, every score is measured on it</source>
        <translation>Frozen: never trained on, every score is measured on it</translation>
    </message>
    <message>
        <source>Set apart for choosing settings; never trained on</source>
        <translation>Set apart for choosing settings; never trained on</translation>
    </message>
    <message numerus="yes">
        <source>%Ln class(es)</source>
        <translation>
            <numerusform>%Ln class</numerusform>
            <numerusform>%Ln classes</numerusform>
        </translation>
    </message>
    <message>
        <source>opening …</source>
        <translation>opening …</translation>
    </message>
    <message>
        <source>reading, %1 of %2</source>
        <translation>reading, %1 of %2</translation>
    </message>
    <message>
        <source>looking at row %1 of %2</source>
        <translation>looking at row %1 of %2</translation>
    </message>
    <message>
        <source>a file of its own</source>
        <translation>a file of its own</translation>
    </message>
    <message>
        <source>told by field “%1”</source>
        <translation>told by field “%1”</translation>
    </message>
    <message>
        <source>%1 drawn, classes in proportion</source>
        <translation>%1 drawn, classes in proportion</translation>
    </message>
    <message>
        <source>%1 drawn, whole groups of “%2”</source>
        <translation>%1 drawn, whole groups of “%2”</translation>
    </message>
    <message>
        <source>the last %1 of the file</source>
        <translation>the last %1 of the file</translation>
    </message>
    <message>
        <source>told by the split field</source>
        <translation>told by the split field</translation>
    </message>
    <message>
        <source>%1 drawn, whole groups</source>
        <translation>%1 drawn, whole groups</translation>
    </message>
    <message>
        <source>the last %1 by “%2”</source>
        <translation>the last %1 by “%2”</translation>
    </message>
    <message>
        <source>the last %1 by time</source>
        <translation>the last %1 by time</translation>
    </message>
    <message>
        <source>%1 drawn, labels in proportion</source>
        <translation>%1 drawn, labels in proportion</translation>
    </message>
    <message>
        <source>%1 drawn, from the whole range</source>
        <translation>%1 drawn, from the whole range</translation>
    </message>
    <message>
        <source>%1 drawn</source>
        <translation>%1 drawn</translation>
    </message>
    <message numerus="yes">
        <source>%Ln column(s)</source>
        <translation>
            <numerusform>%Ln column</numerusform>
            <numerusform>%Ln columns</numerusform>
        </translation>
    </message>
    <message>
        <source>cross-validation in %1 parts</source>
        <translation>cross-validation in %1 parts</translation>
    </message>
    <message>
        <source>cross-validation, every sample once</source>
        <translation>cross-validation, every sample once</translation>
    </message>
    <message>
        <source>cross-validation, whole groups</source>
        <translation>cross-validation, whole groups</translation>
    </message>
    <message>
        <source>general test</source>
        <translation>general test</translation>
    </message>
    <message>
        <source>Other samples of the same form, which the plan may mix in</source>
        <translation>Other samples of the same form, which the plan may mix in</translation>
    </message>
    <message>
        <source>What the model should not forget: never trained on, retention is measured on it</source>
        <translation>What the model should not forget: never trained on, retention is measured on it</translation>
    </message>
</context>
<context>
    <name>DifferenceTexts</name>
    <message>
        <source>no difference</source>
        <translation>no difference</translation>
    </message>
    <message>
        <source>%1 lower</source>
        <translation>%1 lower</translation>
    </message>
    <message>
        <source>%1 higher</source>
        <translation>%1 higher</translation>
    </message>
    <message>
        <source>from %1 lower to %2 higher</source>
        <translation>from %1 lower to %2 higher</translation>
    </message>
</context>
<context>
    <name>HelpDialogs</name>
    <message>
        <source>Program</source>
        <translation>Program</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>not found</translation>
    </message>
    <message>
        <source>Build</source>
        <translation>Build</translation>
    </message>
    <message>
        <source>LibTorch</source>
        <translation>LibTorch</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Device</translation>
    </message>
    <message>
        <source>Its name</source>
        <translation>Its name</translation>
    </message>
    <message>
        <source>Why this one</source>
        <translation>Why this one</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Measured fp32, GFLOP/s</source>
        <translation>Measured fp32, GFLOP/s</translation>
    </message>
    <message>
        <source>Measured bf16, GFLOP/s</source>
        <translation>Measured bf16, GFLOP/s</translation>
    </message>
    <message>
        <source>Runtime folder</source>
        <translation>Runtime folder</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Models</translation>
    </message>
    <message>
        <source>What it said</source>
        <translation>What it said</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Environment</translation>
    </message>
    <message>
        <source>Show the menus</source>
        <translation>Show the menus</translation>
    </message>
    <message>
        <source>Move in a chart or in the cells</source>
        <translation>Move in a chart or in the cells</translation>
    </message>
    <message>
        <source>Arrow keys</source>
        <translation>Arrow keys</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Keyboard</translation>
    </message>
    <message>
        <source>About Plateau</source>
        <translation>About Plateau</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>How much data does this fine-tune need?</source>
        <translation>How much data does this fine-tune need?</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Window</translation>
    </message>
    <message>
        <source>Program that trains</source>
        <translation>Program that trains</translation>
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
        <translation>%1 (%2 to %3) at %4 domain</translation>
    </message>
    <message>
        <source>%1 (%2) at %3 domain</source>
        <translation>%1 (%2) at %3 domain</translation>
    </message>
    <message>
        <source>%1 are kept up to %2 domain (%3).</source>
        <translation>%1 are kept up to %2 domain (%3).</translation>
    </message>
    <message>
        <source>No share measured keeps %1.</source>
        <translation>No share measured keeps %1.</translation>
    </message>
    <message>
        <source>At %1, the largest size measured, %2 (%3) of general ability are kept</source>
        <translation>At %1, the largest size measured, %2 (%3) of general ability are kept</translation>
    </message>
    <message>
        <source>Keeps %1 (%2) of general ability</source>
        <translation>Keeps %1 (%2) of general ability</translation>
    </message>
    <message>
        <source>%1.</source>
        <extracomment>what is kept, and whether that is what was asked for</extracomment>
        <translation>%1.</translation>
    </message>
    <message>
        <source>%1, %2.</source>
        <translation>%1, %2.</translation>
    </message>
    <message>
        <source>the %1 asked for</source>
        <translation>the %1 asked for</translation>
    </message>
    <message>
        <source>too close to the %1 asked for to tell</source>
        <translation>too close to the %1 asked for to tell</translation>
    </message>
    <message>
        <source>less than the %1 asked for</source>
        <translation>less than the %1 asked for</translation>
    </message>
    <message>
        <source>%1 from about %2 samples on, which reach both</source>
        <translation>%1 from about %2 samples on, which reach both</translation>
    </message>
    <message>
        <source>less than the %1 asked for: no size measured reaches both</source>
        <translation>less than the %1 asked for: no size measured reaches both</translation>
    </message>
    <message>
        <source>Only %1 of general ability are kept, %2 were asked for</source>
        <translation>Only %1 of general ability are kept, %2 were asked for</translation>
    </message>
    <message numerus="yes">
        <source>%n test item(s) nearly stand in the general data: scores of mixtures may be too good</source>
        <translation>
            <numerusform>%n test item nearly stands in the general data: scores of mixtures may be too good</numerusform>
            <numerusform>%n test items nearly stand in the general data: scores of mixtures may be too good</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) of the general test set stand in the domain pool, or nearly: what is kept looks better than it is</source>
        <translation>
            <numerusform>%n item of the general test set stands in the domain pool, or nearly: what is kept looks better than it is</numerusform>
            <numerusform>%n items of the general test set stand in the domain pool, or nearly: what is kept looks better than it is</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s)</source>
        <translation>
            <numerusform>%Ln item</numerusform>
            <numerusform>%Ln items</numerusform>
        </translation>
    </message>
    <message>
        <source>The general test set of %1 is too small to tell whether %2 are kept</source>
        <translation>The general test set of %1 is too small to tell whether %2 are kept</translation>
    </message>
    <message>
        <source>The general test set of %1 is too small to tell what is kept to 5 points</source>
        <translation>The general test set of %1 is too small to tell what is kept to 5 points</translation>
    </message>
    <message>
        <source>Mix general data in, or train more gently: fewer updates, a lower learning rate</source>
        <translation>Mix general data in, or train more gently: fewer updates, a lower learning rate</translation>
    </message>
    <message>
        <source>Remove the near copies from the general data</source>
        <translation>Remove the near copies from the general data</translation>
    </message>
    <message>
        <source>Remove them from the general test set</source>
        <translation>Remove them from the general test set</translation>
    </message>
    <message>
        <source>About %1 items would tell</source>
        <translation>About %1 items would tell</translation>
    </message>
    <message>
        <source>What the share of the domain does needs %1 constant shares with a score at one size; there are %2.</source>
        <translation>What the share of the domain does needs %1 constant shares with a score at one size; there are %2.</translation>
    </message>
    <message>
        <source>Mixing law over %1 shares at n = %2: %3 goes from %4 to %5.</source>
        <translation>Mixing law over %1 shares at n = %2: %3 goes from %4 to %5.</translation>
    </message>
    <message>
        <source>What is kept goes from %1 to %2.</source>
        <translation>What is kept goes from %1 to %2.</translation>
    </message>
    <message>
        <source>The measured shares do not follow the law: read the points, not the line.</source>
        <translation>The measured shares do not follow the law: read the points, not the line.</translation>
    </message>
</context>
<context>
    <name>PlanNotes</name>
    <message>
        <source>Show</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>The disk is nearly full</source>
        <translation>The disk is nearly full</translation>
    </message>
    <message>
        <source>%1 are free where experiments are put; the results take about %2. Clear some room, or put experiments elsewhere (settings).</source>
        <translation>%1 are free where experiments are put; the results take about %2. Clear some room, or put experiments elsewhere (settings).</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Check again</translation>
    </message>
    <message>
        <source>The memory may not suffice</source>
        <translation>The memory may not suffice</translation>
    </message>
    <message>
        <source>Training takes about %1, the machine has %2. A smaller batch or a shorter cut-off length takes less.</source>
        <translation>Training takes about %1, the machine has %2. A smaller batch or a shorter cut-off length takes less.</translation>
    </message>
    <message>
        <source>The plan could not be checked</source>
        <translation>The plan could not be checked</translation>
    </message>
    <message>
        <source>Install both from one release, side by side, or set PLATEAU_CLI.</source>
        <translation>Install both from one release, side by side, or set PLATEAU_CLI.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Look again</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>No model is installed.</source>
        <translation>No model is installed.</translation>
    </message>
    <message>
        <source>Looking for models …</source>
        <translation>Looking for models …</translation>
    </message>
    <message>
        <source>Checking data and settings …</source>
        <translation>Checking data and settings …</translation>
    </message>
    <message>
        <source>Reads the samples, draws the test set, predicts time and memory.</source>
        <translation>Reads the samples, draws the test set, predicts time and memory.</translation>
    </message>
    <message>
        <source>Everything is in place</source>
        <translation>Everything is in place</translation>
    </message>
    <message>
        <source>Data, model and settings were checked.</source>
        <translation>Data, model and settings were checked.</translation>
    </message>
</context>
<context>
    <name>PlanTexts</name>
    <message>
        <source>%1 lies outside %2. Choose a value in between.</source>
        <translation>%1 lies outside %2. Choose a value in between.</translation>
    </message>
    <message>
        <source>%1 is more than the %2 samples of the pool. Take it away or add data.</source>
        <translation>%1 is more than the %2 samples of the pool. Take it away or add data.</translation>
    </message>
    <message>
        <source>A size has at least 2 samples.</source>
        <translation>A size has at least 2 samples.</translation>
    </message>
    <message>
        <source>Between 1 and 64 sizes are possible.</source>
        <translation>Between 1 and 64 sizes are possible.</translation>
    </message>
    <message>
        <source>The name is one line of at most 200 bytes.</source>
        <translation>The name is one line of at most 200 bytes.</translation>
    </message>
    <message>
        <source>Sizes</source>
        <translation>Sizes</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>Seeds</translation>
    </message>
    <message>
        <source>Seeds of the instant curve</source>
        <translation>Seeds of the instant curve</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Target</translation>
    </message>
    <message>
        <source>Name of the experiment</source>
        <translation>Name of the experiment</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Data</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Classes</translation>
    </message>
    <message>
        <source>Test set</source>
        <translation>Test set</translation>
    </message>
    <message>
        <source>LoRA settings</source>
        <translation>LoRA settings</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>Budget</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Method</translation>
    </message>
    <message>
        <source>%1 billion parameters</source>
        <translation>%1 billion parameters</translation>
    </message>
    <message>
        <source>%1 million parameters</source>
        <translation>%1 million parameters</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln size(s)</source>
        <translation>
            <numerusform>%Ln size</numerusform>
            <numerusform>%Ln sizes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln seed(s)</source>
        <translation>
            <numerusform>%Ln seed</numerusform>
            <numerusform>%Ln seeds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln baseline(s)</source>
        <translation>
            <numerusform>%Ln baseline</numerusform>
            <numerusform>%Ln baselines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln control(s)</source>
        <translation>
            <numerusform>%Ln control</numerusform>
            <numerusform>%Ln controls</numerusform>
        </translation>
    </message>
    <message>
        <source>The last layer is solved exactly: it needs no budget.</source>
        <translation>The last layer is solved exactly: it needs no budget.</translation>
    </message>
    <message>
        <source>Every cell sees its samples equally often, so larger sizes train longer. The minimum keeps small sizes from stopping before they have learnt.</source>
        <translation>Every cell sees its samples equally often, so larger sizes train longer. The minimum keeps small sizes from stopping before they have learnt.</translation>
    </message>
    <message>
        <source>Every cell gets the same number of updates, whatever its size: small sizes repeat their samples more often.</source>
        <translation>Every cell gets the same number of updates, whatever its size: small sizes repeat their samples more often.</translation>
    </message>
    <message>
        <source>Each cell holds back a part of its own samples to find the best moment to stop, then trains on all of them for that long. Slower, but fair to every size.</source>
        <translation>Each cell holds back a part of its own samples to find the best moment to stop, then trains on all of them for that long. Slower, but fair to every size.</translation>
    </message>
    <message>
        <source>Small adapters are trained on the frozen model: close to full quality, a fraction of the memory, megabytes to keep.</source>
        <translation>Small adapters are trained on the frozen model: close to full quality, a fraction of the memory, megabytes to keep.</translation>
    </message>
    <message>
        <source>Only the classifier on frozen features is fitted: seconds, the floor that every other method should beat.</source>
        <translation>Only the classifier on frozen features is fitted: seconds, the floor that every other method should beat.</translation>
    </message>
    <message>
        <source>Every weight is trained: the most memory and time, and the most to gain when your texts are unlike those of the model.</source>
        <translation>Every weight is trained: the most memory and time, and the most to gain when your texts are unlike those of the model.</translation>
    </message>
    <message>
        <source>The program “plateau” was not found, so nothing can be checked or started.</source>
        <translation>The program “plateau” was not found, so nothing can be checked or started.</translation>
    </message>
    <message>
        <source>“plateau” has another version than this window, so nothing can be checked or started.</source>
        <translation>“plateau” has another version than this window, so nothing can be checked or started.</translation>
    </message>
    <message>
        <source>“plateau” does not start, so nothing can be checked.</source>
        <translation>“plateau” does not start, so nothing can be checked.</translation>
    </message>
    <message>
        <source>It cannot be used. Choose another one, or its folder.</source>
        <translation>It cannot be used. Choose another one, or its folder.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln instant</source>
        <translation>
            <numerusform>%Ln instant</numerusform>
            <numerusform>%Ln instant</numerusform>
        </translation>
    </message>
    <message>
        <source>Folds</source>
        <translation>Folds</translation>
    </message>
    <message numerus="yes">
        <source>%Ln naive Bayes</source>
        <translation>
            <numerusform>%Ln naive Bayes</numerusform>
            <numerusform>%Ln naive Bayes</numerusform>
        </translation>
    </message>
    <message>
        <source>No target is usual here. Give the score that would be good enough, in its own unit.</source>
        <translation>No target is usual here. Give the score that would be good enough, in its own unit.</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Task</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Columns</translation>
    </message>
    <message>
        <source>A small network that knows nothing yet: every weight is trained from its random start, anew in every cell.</source>
        <translation>A small network that knows nothing yet: every weight is trained from its random start, anew in every cell.</translation>
    </message>
    <message>
        <source>above %1 to %2</source>
        <extracomment>from more than %1 to %2</extracomment>
        <translation>above %1 to %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln curve(s)</source>
        <translation>
            <numerusform>%Ln curve</numerusform>
            <numerusform>%Ln curves</numerusform>
        </translation>
    </message>
    <message>
        <source>Not chosen yet. Choose its column on the Data page, under Fields; then the samples are counted, and sizes, time and memory are known.</source>
        <translation>Not chosen yet. Choose its column on the Data page, under Fields; then the samples are counted, and sizes, time and memory are known.</translation>
    </message>
    <message>
        <source>The number to predict</source>
        <translation>The number to predict</translation>
    </message>
    <message>
        <source>known when the number to predict is chosen</source>
        <translation>known when the number to predict is chosen</translation>
    </message>
    <message>
        <source>No layer of this model has such a name. The help of the field lists the names it has.</source>
        <translation>No layer of this model has such a name. The help of the field lists the names it has.</translation>
    </message>
    <message>
        <source>General ability to keep</source>
        <translation>General ability to keep</translation>
    </message>
    <message>
        <source>General test set</source>
        <translation>General test set</translation>
    </message>
</context>
<context>
    <name>ReportTexts</name>
    <message>
        <source>%1.</source>
        <extracomment>the answer and the gain of the next batch, two sentences</extracomment>
        <translation>%1.</translation>
    </message>
    <message>
        <source>%1. %2.</source>
        <translation>%1. %2.</translation>
    </message>
</context>
<context>
    <name>RunTexts</name>
    <message>
        <source>about %1 samples for %2 (%3)</source>
        <translation>about %1 samples for %2 (%3)</translation>
    </message>
    <message>
        <source>at most %1 samples for %2</source>
        <translation>at most %1 samples for %2</translation>
    </message>
    <message>
        <source>more than %1 samples for %2</source>
        <translation>more than %1 samples for %2</translation>
    </message>
    <message>
        <source>%1 of %2 cells</source>
        <translation>%1 of %2 cells</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>paused</translation>
    </message>
    <message>
        <source>%1 running</source>
        <translation>%1 running</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>starting</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>%1 left</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 failed</translation>
    </message>
    <message>
        <source>%1 diverged</source>
        <translation>%1 diverged</translation>
    </message>
    <message>
        <source>not started</source>
        <translation>not started</translation>
    </message>
    <message>
        <source>%1 is probably never reached this way</source>
        <translation>%1 is probably never reached this way</translation>
    </message>
    <message>
        <source>cannot tell yet how many samples %1 needs</source>
        <translation>cannot tell yet how many samples %1 needs</translation>
    </message>
    <message>
        <source>First answer: %1</source>
        <translation>First answer: %1</translation>
    </message>
    <message>
        <source>Answer: %1</source>
        <translation>Answer: %1</translation>
    </message>
    <message>
        <source>%1, provisional: not every size has its seeds</source>
        <translation>%1, provisional: not every size has its seeds</translation>
    </message>
</context>
<context>
    <name>ScoreTexts</name>
    <message>
        <source>Accuracy</source>
        <translation>Accuracy</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>accuracy</translation>
    </message>
    <message>
        <source>Micro F1</source>
        <translation>Micro F1</translation>
    </message>
    <message>
        <source>micro F1</source>
        <translation>micro F1</translation>
    </message>
    <message>
        <source>a micro F1 of %1</source>
        <translation>a micro F1 of %1</translation>
    </message>
    <message>
        <source>Root mean squared error</source>
        <translation>Root mean squared error</translation>
    </message>
    <message>
        <source>root mean squared error</source>
        <translation>root mean squared error</translation>
    </message>
    <message>
        <source>a root mean squared error of %1</source>
        <translation>a root mean squared error of %1</translation>
    </message>
    <message>
        <source>Nats per token</source>
        <translation>Nats per token</translation>
    </message>
    <message>
        <source>nats per token</source>
        <translation>nats per token</translation>
    </message>
    <message>
        <source>%1 per token</source>
        <translation>%1 per token</translation>
    </message>
    <message>
        <source>%1 nats</source>
        <translation>%1 nats</translation>
    </message>
    <message>
        <source>%1 bits</source>
        <translation>%1 bits</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>a metric and its value</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Target %1</source>
        <extracomment>of a metric: "Target accuracy"</extracomment>
        <translation>Target %1</translation>
    </message>
    <message>
        <source>%1 points</source>
        <translation>%1 points</translation>
    </message>
    <message>
        <source>Macro F1</source>
        <translation>Macro F1</translation>
    </message>
    <message>
        <source>macro F1</source>
        <translation>macro F1</translation>
    </message>
    <message>
        <source>a macro F1 of %1</source>
        <translation>a macro F1 of %1</translation>
    </message>
    <message>
        <source>Balanced accuracy</source>
        <translation>Balanced accuracy</translation>
    </message>
    <message>
        <source>balanced accuracy</source>
        <translation>balanced accuracy</translation>
    </message>
    <message>
        <source>a balanced accuracy of %1</source>
        <translation>a balanced accuracy of %1</translation>
    </message>
    <message>
        <source>Log loss</source>
        <translation>Log loss</translation>
    </message>
    <message>
        <source>log loss</source>
        <translation>log loss</translation>
    </message>
    <message>
        <source>a log loss of %1</source>
        <translation>a log loss of %1</translation>
    </message>
    <message>
        <source>Macro F1 over labels</source>
        <translation>Macro F1 over labels</translation>
    </message>
    <message>
        <source>macro F1 over labels</source>
        <translation>macro F1 over labels</translation>
    </message>
    <message>
        <source>a macro F1 over labels of %1</source>
        <translation>a macro F1 over labels of %1</translation>
    </message>
    <message>
        <source>Share of items with exactly the right labels</source>
        <translation>Share of items with exactly the right labels</translation>
    </message>
    <message>
        <source>share of items with exactly the right labels</source>
        <translation>share of items with exactly the right labels</translation>
    </message>
    <message>
        <source>a share of exactly right label sets of %1</source>
        <translation>a share of exactly right label sets of %1</translation>
    </message>
    <message>
        <source>Share of wrong label decisions</source>
        <translation>Share of wrong label decisions</translation>
    </message>
    <message>
        <source>share of wrong label decisions</source>
        <translation>share of wrong label decisions</translation>
    </message>
    <message>
        <source>a share of wrong label decisions of %1</source>
        <translation>a share of wrong label decisions of %1</translation>
    </message>
    <message>
        <source>Mean absolute error</source>
        <translation>Mean absolute error</translation>
    </message>
    <message>
        <source>mean absolute error</source>
        <translation>mean absolute error</translation>
    </message>
    <message>
        <source>a mean absolute error of %1</source>
        <translation>a mean absolute error of %1</translation>
    </message>
    <message>
        <source>R²</source>
        <translation>R²</translation>
    </message>
    <message>
        <source>an R² of %1</source>
        <translation>an R² of %1</translation>
    </message>
    <message>
        <source>Bits per byte</source>
        <translation>Bits per byte</translation>
    </message>
    <message>
        <source>bits per byte</source>
        <translation>bits per byte</translation>
    </message>
    <message>
        <source>%1 per byte</source>
        <translation>%1 per byte</translation>
    </message>
    <message>
        <source>Token F1</source>
        <translation>Token F1</translation>
    </message>
    <message>
        <source>token F1</source>
        <translation>token F1</translation>
    </message>
    <message>
        <source>a token F1 of %1</source>
        <translation>a token F1 of %1</translation>
    </message>
    <message>
        <source>Exact match</source>
        <translation>Exact match</translation>
    </message>
    <message>
        <source>exact match</source>
        <translation>exact match</translation>
    </message>
    <message>
        <source>an exact match of %1</source>
        <translation>an exact match of %1</translation>
    </message>
    <message>
        <source>ROUGE-L</source>
        <translation>ROUGE-L</translation>
    </message>
    <message>
        <source>a ROUGE-L of %1</source>
        <translation>a ROUGE-L of %1</translation>
    </message>
    <message>
        <source>BLEU</source>
        <translation>BLEU</translation>
    </message>
    <message>
        <source>a BLEU of %1</source>
        <translation>a BLEU of %1</translation>
    </message>
    <message>
        <source>Attribute F1</source>
        <translation>Attribute F1</translation>
    </message>
    <message>
        <source>attribute F1</source>
        <translation>attribute F1</translation>
    </message>
    <message>
        <source>an attribute F1 of %1</source>
        <translation>an attribute F1 of %1</translation>
    </message>
    <message>
        <source>Attribute precision</source>
        <translation>Attribute precision</translation>
    </message>
    <message>
        <source>attribute precision</source>
        <translation>attribute precision</translation>
    </message>
    <message>
        <source>an attribute precision of %1</source>
        <translation>an attribute precision of %1</translation>
    </message>
    <message>
        <source>Attribute recall</source>
        <translation>Attribute recall</translation>
    </message>
    <message>
        <source>attribute recall</source>
        <translation>attribute recall</translation>
    </message>
    <message>
        <source>an attribute recall of %1</source>
        <translation>an attribute recall of %1</translation>
    </message>
    <message>
        <source>Null accuracy</source>
        <translation>Null accuracy</translation>
    </message>
    <message>
        <source>null accuracy</source>
        <translation>null accuracy</translation>
    </message>
    <message>
        <source>a null accuracy of %1</source>
        <translation>a null accuracy of %1</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings of the cell</source>
        <translation>Settings of the cell</translation>
    </message>
    <message>
        <source>Settings as JSON</source>
        <translation>Settings as JSON</translation>
    </message>
</context>
<context>
    <name>TaskTexts</name>
    <message>
        <source>Text classification</source>
        <translation>Text classification</translation>
    </message>
    <message>
        <source>One class for each text: a topic, an intent, a feeling.</source>
        <translation>One class for each text: a topic, an intent, a feeling.</translation>
    </message>
    <message>
        <source>Always saying the commonest class</source>
        <translation>Always saying the commonest class</translation>
    </message>
    <message>
        <source>Above the largest class</source>
        <translation>Above the largest class</translation>
    </message>
    <message>
        <source>Several labels a text</source>
        <translation>Several labels a text</translation>
    </message>
    <message>
        <source>Any number of labels for each text, none too: topics, tags.</source>
        <translation>Any number of labels for each text, none too: topics, tags.</translation>
    </message>
    <message>
        <source>Always giving the labels that most texts have</source>
        <translation>Always giving the labels that most texts have</translation>
    </message>
    <message>
        <source>Above the commonest labels</source>
        <translation>Above the commonest labels</translation>
    </message>
    <message>
        <source>Table regression</source>
        <translation>Table regression</translation>
    </message>
    <message>
        <source>A number for each row of a table: a price, a duration, a yield.</source>
        <translation>A number for each row of a table: a price, a duration, a yield.</translation>
    </message>
    <message>
        <source>Always saying the mean of the training targets</source>
        <translation>Always saying the mean of the training targets</translation>
    </message>
    <message>
        <source>Better than the mean of the targets</source>
        <translation>Better than the mean of the targets</translation>
    </message>
    <message>
        <source>Language modelling</source>
        <translation>Language modelling</translation>
    </message>
    <message>
        <source>Raw text, foreseen token by token; no labels.</source>
        <translation>Raw text, foreseen token by token; no labels.</translation>
    </message>
    <message>
        <source>Always the same prediction</source>
        <translation>Always the same prediction</translation>
    </message>
    <message>
        <source>Better than always the same</source>
        <translation>Better than always the same</translation>
    </message>
    <message>
        <source>Instruction tuning</source>
        <translation>Instruction tuning</translation>
    </message>
    <message>
        <source>A prompt or a conversation, and the answer the model should write.</source>
        <translation>A prompt or a conversation, and the answer the model should write.</translation>
    </message>
    <message>
        <source>Always the same answer</source>
        <translation>Always the same answer</translation>
    </message>
    <message>
        <source>Attribute extraction</source>
        <translation>Attribute extraction</translation>
    </message>
    <message>
        <source>Names and values that a text tells, written as an object.</source>
        <translation>Names and values that a text tells, written as an object.</translation>
    </message>
</context>
<context>
    <name>Texts</name>
    <message>
        <source>%1 %</source>
        <extracomment>a share in percent; "%1" is the number</extracomment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1–%2</source>
        <extracomment>from %1 to %2</extracomment>
        <translation>%1–%2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln sample(s)</source>
        <translation>
            <numerusform>%Ln sample</numerusform>
            <numerusform>%Ln samples</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cell(s)</source>
        <translation>
            <numerusform>%Ln cell</numerusform>
            <numerusform>%Ln cells</numerusform>
        </translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>about %1</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>full fine-tune</source>
        <translation>full fine-tune</translation>
    </message>
    <message>
        <source>LoRA r %1</source>
        <translation>LoRA r %1</translation>
    </message>
    <message>
        <source>weights in float32</source>
        <translation>weights in float32</translation>
    </message>
    <message>
        <source>frozen weights in bfloat16</source>
        <translation>frozen weights in bfloat16</translation>
    </message>
    <message>
        <source>precision as is faster when it runs</source>
        <translation>precision as is faster when it runs</translation>
    </message>
    <message>
        <source>every cell trained alone</source>
        <translation>every cell trained alone</translation>
    </message>
    <message>
        <source>seeds of a size trained in packs of up to %1</source>
        <translation>seeds of a size trained in packs of up to %1</translation>
    </message>
    <message>
        <source>seeds packed as is faster when they run</source>
        <translation>seeds packed as is faster when they run</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>what is trained how, and what it draws from
----------
how cells are computed: weights, packing</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>last layer</source>
        <translation>last layer</translation>
    </message>
    <message>
        <source>logistic regression to convergence</source>
        <translation>logistic regression to convergence</translation>
    </message>
    <message numerus="yes">
        <source>%Ln update(s)</source>
        <translation>
            <numerusform>%Ln update</numerusform>
            <numerusform>%Ln updates</numerusform>
        </translation>
    </message>
    <message>
        <source>early stop, at most %1 epochs</source>
        <translation>early stop, at most %1 epochs</translation>
    </message>
    <message>
        <source>%1 epochs</source>
        <translation>%1 epochs</translation>
    </message>
    <message>
        <source>%1, at least %2 updates</source>
        <translation>%1, at least %2 updates</translation>
    </message>
    <message>
        <source>That is not possible here</source>
        <translation>That is not possible here</translation>
    </message>
    <message>
        <source>Something in the file is wrong</source>
        <translation>Something in the file is wrong</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Not found</translation>
    </message>
    <message>
        <source>Not allowed to read or write there</source>
        <translation>Not allowed to read or write there</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>The disk is full</translation>
    </message>
    <message>
        <source>Out of memory</source>
        <translation>Out of memory</translation>
    </message>
    <message>
        <source>The device is not there</source>
        <translation>The device is not there</translation>
    </message>
    <message>
        <source>Reading or writing failed</source>
        <translation>Reading or writing failed</translation>
    </message>
    <message>
        <source>Another program is at work there</source>
        <translation>Another program is at work there</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>Something went wrong</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>from %1</translation>
    </message>
    <message>
        <source>trained from scratch</source>
        <translation>trained from scratch</translation>
    </message>
    <message>
        <source>domain alone</source>
        <translation>domain alone</translation>
    </message>
    <message>
        <source>%1 domain</source>
        <translation>%1 domain</translation>
    </message>
</context>
<context>
    <name>VariantMenu</name>
    <message>
        <source>passes over the data</source>
        <translation>passes over the data</translation>
    </message>
    <message>
        <source>fixed updates</source>
        <translation>fixed updates</translation>
    </message>
    <message>
        <source>early stop</source>
        <translation>early stop</translation>
    </message>
    <message>
        <source>full fine-tune</source>
        <translation>full fine-tune</translation>
    </message>
    <message>
        <source>last layer</source>
        <translation>last layer</translation>
    </message>
    <message>
        <source>LoRA</source>
        <translation>LoRA</translation>
    </message>
    <message>
        <source>Same data, other budget</source>
        <translation>Same data, other budget</translation>
    </message>
    <message>
        <source>Same data, other method</source>
        <translation>Same data, other method</translation>
    </message>
</context>
<context>
    <name>plateau::exporter::ReportHeadTexts</name>
    <message>
        <source>Plateau report</source>
        <translation>Plateau report</translation>
    </message>
    <message>
        <source>%1 · %2 sizes × %3 seeds · %4 test items</source>
        <translation>%1 · %2 sizes × %3 seeds · %4 test items</translation>
    </message>
    <message>
        <source>%1 · added later: %2 runs</source>
        <translation>%1 · added later: %2 runs</translation>
    </message>
    <message>
        <source>Unfinished: %1 of %2 cells have a result. Everything below is provisional.</source>
        <translation>Unfinished: %1 of %2 cells have a result. Everything below is provisional.</translation>
    </message>
    <message>
        <source>Basis</source>
        <translation>Basis</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>measured</translation>
    </message>
    <message>
        <source>predicted from %1 samples</source>
        <translation>predicted from %1 samples</translation>
    </message>
    <message>
        <source>predicted: out of reach</source>
        <translation>predicted: out of reach</translation>
    </message>
    <message>
        <source>cannot tell yet</source>
        <translation>cannot tell yet</translation>
    </message>
    <message>
        <source>Needed samples</source>
        <translation>Needed samples</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>about %1</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>at most %1</translation>
    </message>
    <message>
        <source>more than %1</source>
        <translation>more than %1</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Range</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>from %1</translation>
    </message>
    <message>
        <source>Level of the range</source>
        <translation>Level of the range</translation>
    </message>
    <message>
        <source>%1 interval</source>
        <translation>%1 interval</translation>
    </message>
    <message>
        <source>chance of 5 % to 75 % that so many are enough</source>
        <translation>chance of 5 % to 75 % that so many are enough</translation>
    </message>
    <message>
        <source>Range on this test set</source>
        <translation>Range on this test set</translation>
    </message>
    <message>
        <source>Range on new items</source>
        <translation>Range on new items</translation>
    </message>
    <message>
        <source>Kind of curve</source>
        <translation>Kind of curve</translation>
    </message>
    <message>
        <source>pretrained</source>
        <translation>pretrained</translation>
    </message>
    <message>
        <source>trained from scratch</source>
        <translation>trained from scratch</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>loss</translation>
    </message>
    <message>
        <source>noise of the test items only: one seed a size</source>
        <translation>noise of the test items only: one seed a size</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>Probability</translation>
    </message>
    <message>
        <source>reached in the data</source>
        <translation>reached in the data</translation>
    </message>
    <message>
        <source>%1 with %2 samples</source>
        <translation>%1 with %2 samples</translation>
    </message>
    <message>
        <source>never: %1</source>
        <translation>never: %1</translation>
    </message>
    <message>
        <source>Best mean so far</source>
        <translation>Best mean so far</translation>
    </message>
    <message>
        <source>%1 at %2 samples</source>
        <translation>%1 at %2 samples</translation>
    </message>
    <message>
        <source>Know this first</source>
        <translation>Know this first</translation>
    </message>
    <message>
        <source>Nothing weakens this answer.</source>
        <translation>Nothing weakens this answer.</translation>
    </message>
    <message>
        <source>Also worth knowing</source>
        <translation>Also worth knowing</translation>
    </message>
    <message>
        <source>%1 against samples</source>
        <translation>%1 against samples</translation>
    </message>
    <message>
        <source>Sizes</source>
        <translation>Sizes</translation>
    </message>
    <message>
        <source>Needed samples for %1</source>
        <translation>Needed samples for %1</translation>
    </message>
    <message>
        <source>The next batch</source>
        <translation>The next batch</translation>
    </message>
    <message>
        <source>When to stop</source>
        <translation>When to stop</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Classes</translation>
    </message>
    <message>
        <source>Baselines and controls</source>
        <translation>Baselines and controls</translation>
    </message>
    <message>
        <source>Every cell</source>
        <translation>Every cell</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Where the numbers come from</source>
        <translation>Where the numbers come from</translation>
    </message>
    <message>
        <source>How to redo it</source>
        <translation>How to redo it</translation>
    </message>
    <message>
        <source>How the numbers are made</source>
        <translation>How the numbers are made</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
</context>
<context>
    <name>plateau::exporter::ReportRecordTexts</name>
    <message>
        <source>Task</source>
        <translation>Task</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Target</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Method</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>Budget</translation>
    </message>
    <message>
        <source>Arithmetic</source>
        <translation>Arithmetic</translation>
    </message>
    <message>
        <source>LoRA</source>
        <translation>LoRA</translation>
    </message>
    <message>
        <source>rank %1, alpha %2, dropout %3, on %4</source>
        <translation>rank %1, alpha %2, dropout %3, on %4</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>Optimiser</translation>
    </message>
    <message>
        <source>AdamW, batch %1, learning rate %2 (head %3), weight decay %4, warm-up %5, clip %6</source>
        <translation>AdamW, batch %1, learning rate %2 (head %3), weight decay %4, warm-up %5, clip %6</translation>
    </message>
    <message>
        <source>Longest text</source>
        <translation>Longest text</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 tokens</translation>
    </message>
    <message>
        <source>Test set</source>
        <translation>Test set</translation>
    </message>
    <message>
        <source>%1, share %2, seed %3, %4 rows</source>
        <translation>%1, share %2, seed %3, %4 rows</translation>
    </message>
    <message>
        <source>%1, %2 rows</source>
        <translation>%1, %2 rows</translation>
    </message>
    <message>
        <source>cross-validation in %1 parts, %2 rows</source>
        <translation>cross-validation in %1 parts, %2 rows</translation>
    </message>
    <message>
        <source>cross-validation in %1 parts that keep groups whole, %2 rows</source>
        <translation>cross-validation in %1 parts that keep groups whole, %2 rows</translation>
    </message>
    <message>
        <source>Sizes</source>
        <translation>Sizes</translation>
    </message>
    <message>
        <source>Runs added later</source>
        <translation>Runs added later</translation>
    </message>
    <message>
        <source>%1 (0 to %2), each draws, starts and orders anew</source>
        <translation>%1 (0 to %2), each draws, starts and orders anew</translation>
    </message>
    <message>
        <source>Seeds of the frozen features</source>
        <translation>Seeds of the frozen features</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Classes</translation>
    </message>
    <message>
        <source>Columns learned from</source>
        <translation>Columns learned from</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>Weights, SHA-256</source>
        <translation>Weights, SHA-256</translation>
    </message>
    <message>
        <source>Tokenizer hash</source>
        <translation>Tokenizer hash</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameters</translation>
    </message>
    <message>
        <source>Program of the runs</source>
        <translation>Program of the runs</translation>
    </message>
    <message>
        <source>Torch</source>
        <translation>Torch</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Device</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Runs</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 to %2</translation>
    </message>
    <message>
        <source>Report written by</source>
        <translation>Report written by</translation>
    </message>
    <message>
        <source>Answer rests on, SHA-256</source>
        <translation>Answer rests on, SHA-256</translation>
    </message>
    <message>
        <source>The test set was frozen before any sampling; every cell is scored on all of it. The sizes of one seed are nested: a smaller one is the beginning of a larger one.</source>
        <translation>The test set was frozen before any sampling; every cell is scored on all of it. The sizes of one seed are nested: a smaller one is the beginning of a larger one.</translation>
    </message>
    <message>
        <source>No test set was set apart: the samples lie in %1 parts, and a seed trains outside its part and is scored on it. So different models score the parts; a size is the mean of them. The sizes of one seed are nested: a smaller one is the beginning of a larger one.</source>
        <translation>No test set was set apart: the samples lie in %1 parts, and a seed trains outside its part and is scored on it. So different models score the parts; a size is the mean of them. The sizes of one seed are nested: a smaller one is the beginning of a larger one.</translation>
    </message>
    <message>
        <source>The interval of a size is the wider of two: Student's t over the seeds, which differ by the noise of their own test items as well, and the noise of all its test items.</source>
        <translation>The interval of a size is the wider of two: Student's t over the seeds, which differ by the noise of their own test items as well, and the noise of all its test items.</translation>
    </message>
    <message>
        <source>The interval of a size joins two sources of noise: Student's t over the seeds and the noise of the test items. A size with one seed takes the spread of the others.</source>
        <translation>The interval of a size joins two sources of noise: Student's t over the seeds and the noise of the test items. A size with one seed takes the spread of the others.</translation>
    </message>
    <message>
        <source>The fit averages 2,424 curves of four families (pow3, pow4, mmf4, wbl4), each solved in closed form with larger sizes weighing more; the forecast is the mean of that average and the best pow3. The untouched model is never fitted.</source>
        <translation>The fit averages 2,424 curves of four families (pow3, pow4, mmf4, wbl4), each solved in closed form with larger sizes weighing more; the forecast is the mean of that average and the best pow3. The untouched model is never fitted.</translation>
    </message>
    <message>
        <source>Inside the data the needed number is where the falling means cross the target, its range where the means shifted by 1.645 standard errors do. Beyond the data it is the number by which the target is reached with a chance of one half, its range that of 5 % to 75 %, by the calibrated curves of this kind (%1); the further beyond the data, the less often it is within a factor of two. New items: the target moved by the standard error of the test items. More than 32 times the data is never stated as a number.</source>
        <translation>Inside the data the needed number is where the falling means cross the target, its range where the means shifted by 1.645 standard errors do. Beyond the data it is the number by which the target is reached with a chance of one half, its range that of 5 % to 75 %, by the calibrated curves of this kind (%1); the further beyond the data, the less often it is within a factor of two. New items: the target moved by the standard error of the test items. More than 32 times the data is never stated as a number.</translation>
    </message>
    <message>
        <source>Intervals of classes, baselines and single cells are Wilson intervals over the test items; where the items come in groups, over as many independent ones as they are worth.</source>
        <translation>Intervals of classes, baselines and single cells are Wilson intervals over the test items; where the items come in groups, over as many independent ones as they are worth.</translation>
    </message>
    <message>
        <source>Intervals of baselines and single cells hold the noise of the test items (bootstrap over the items, or over their groups).</source>
        <translation>Intervals of baselines and single cells hold the noise of the test items (bootstrap over the items, or over their groups).</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Answers</translation>
    </message>
    <message>
        <source>asked by the template %1, at most %2 tokens each</source>
        <translation>asked by the template %1, at most %2 tokens each</translation>
    </message>
    <message>
        <source>asked by the template %1, the names of the classes are scored</source>
        <translation>asked by the template %1, the names of the classes are scored</translation>
    </message>
</context>
<context>
    <name>plateau::exporter::ReportSentenceTexts</name>
    <message>
        <source>%1 interval over seeds and test items. Spread is one standard deviation.</source>
        <translation>%1 interval over seeds and test items. Spread is one standard deviation.</translation>
    </message>
    <message>
        <source>The target is met inside the data; the forecast is shown beside it.</source>
        <translation>The target is met inside the data; the forecast is shown beside it.</translation>
    </message>
    <message>
        <source>No number is given beyond %1 times the data.</source>
        <translation>No number is given beyond %1 times the data.</translation>
    </message>
    <message>
        <source>There is no fit, so nothing is said beyond the data; the reason stands above.</source>
        <translation>There is no fit, so nothing is said beyond the data; the reason stands above.</translation>
    </message>
    <message>
        <source>%1 more samples than today's %2 would improve the score by %3 (%4, %5 interval).</source>
        <translation>%1 more samples than today's %2 would improve the score by %3 (%4, %5 interval).</translation>
    </message>
    <message>
        <source>On this test set gains of %1 points or more can be told from noise (80 % power).</source>
        <translation>On this test set gains of %1 points or more can be told from noise (80 % power).</translation>
    </message>
    <message>
        <source>To tell %1 points from noise it would take %2 test items; this set has %3.</source>
        <translation>To tell %1 points from noise it would take %2 test items; this set has %3.</translation>
    </message>
    <message>
        <source>Collect next: %1. Expected: %2 points of accuracy (%3) for %4 labels.</source>
        <translation>Collect next: %1. Expected: %2 points of accuracy (%3) for %4 labels.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 of %2</translation>
    </message>
    <message>
        <source>At %1 per label and %2 per point</source>
        <translation>At %1 per label and %2 per point</translation>
    </message>
    <message>
        <source>collect up to %1</source>
        <translation>collect up to %1</translation>
    </message>
    <message>
        <source>stop now</source>
        <translation>stop now</translation>
    </message>
    <message>
        <source>Doubling the data gains under %1</source>
        <translation>Doubling the data gains under %1</translation>
    </message>
    <message>
        <source>Under %1 for %2 more samples</source>
        <translation>Under %1 for %2 more samples</translation>
    </message>
    <message>
        <source>stop: at %1 samples already</source>
        <translation>stop: at %1 samples already</translation>
    </message>
    <message>
        <source>from about %1 samples</source>
        <translation>from about %1 samples</translation>
    </message>
    <message>
        <source>not in sight</source>
        <translation>not in sight</translation>
    </message>
    <message>
        <source>At %1 samples, mean over %2 seeds, weakest first. Classes with fewer than %3 test items are grey: they say little.</source>
        <translation>At %1 samples, mean over %2 seeds, weakest first. Classes with fewer than %3 test items are grey: they say little.</translation>
    </message>
    <message>
        <source>Untouched model</source>
        <translation>Untouched model</translation>
    </message>
    <message>
        <source>Largest class always</source>
        <translation>Largest class always</translation>
    </message>
    <message>
        <source>The mean always</source>
        <translation>The mean always</translation>
    </message>
    <message>
        <source>Frozen features, logistic regression, %1 samples</source>
        <translation>Frozen features, logistic regression, %1 samples</translation>
    </message>
    <message>
        <source>Naive Bayes on words, %1 samples</source>
        <translation>Naive Bayes on words, %1 samples</translation>
    </message>
    <message>
        <source>Shuffled labels, %1 samples</source>
        <translation>Shuffled labels, %1 samples</translation>
    </message>
    <message>
        <source>A model that learns from shuffled labels shows what the score is worth without any signal: only the gain above it counts.</source>
        <translation>A model that learns from shuffled labels shows what the score is worth without any signal: only the gain above it counts.</translation>
    </message>
    <message>
        <source>%1 cells</source>
        <translation>%1 cells</translation>
    </message>
    <message>
        <source>From the folder %1, with the model in place; cells that have a result are not trained again:</source>
        <translation>From the folder %1, with the model in place; cells that have a result are not trained again:</translation>
    </message>
    <message>
        <source>From the plan and the data alone, everything trained anew:</source>
        <translation>From the plan and the data alone, everything trained anew:</translation>
    </message>
    <message>
        <source>The F1 of each label at %1 samples, mean over %2 seeds, weakest first. Labels of fewer than %3 test items are grey: they say little.</source>
        <translation>The F1 of each label at %1 samples, mean over %2 seeds, weakest first. Labels of fewer than %3 test items are grey: they say little.</translation>
    </message>
</context>
<context>
    <name>plateau::exporter::ReportTableTexts</name>
    <message>
        <source>Samples</source>
        <translation>Samples</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>Seeds</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Mean</translation>
    </message>
    <message>
        <source>%1 interval</source>
        <translation>%1 interval</translation>
    </message>
    <message>
        <source>Spread between seeds</source>
        <translation>Spread between seeds</translation>
    </message>
    <message>
        <source>Frozen features</source>
        <translation>Frozen features</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>Marks</translation>
    </message>
    <message>
        <source>Forecast</source>
        <translation>Forecast</translation>
    </message>
    <message>
        <source>%1 band</source>
        <translation>%1 band</translation>
    </message>
    <message>
        <source>Probability of reaching %1</source>
        <translation>Probability of reaching %1</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Class</translation>
    </message>
    <message>
        <source>Test items</source>
        <translation>Test items</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Right</translation>
    </message>
    <message>
        <source>Training samples</source>
        <translation>Training samples</translation>
    </message>
    <message>
        <source>Needed for %1</source>
        <translation>Needed for %1</translation>
    </message>
    <message>
        <source>What</source>
        <translation>What</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>Trained model</source>
        <translation>Trained model</translation>
    </message>
    <message>
        <source>Gain above it</source>
        <translation>Gain above it</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Rule</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Verdict</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>Gain</translation>
    </message>
    <message>
        <source>Probability of less</source>
        <translation>Probability of less</translation>
    </message>
    <message>
        <source>Cell</source>
        <translation>Cell</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Updates</source>
        <translation>Updates</translation>
    </message>
    <message>
        <source>Training, s</source>
        <translation>Training, s</translation>
    </message>
    <message>
        <source>File</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Rows</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>%1 points</source>
        <translation>%1 points</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>not measured</translation>
    </message>
    <message>
        <source>%1 under-trained</source>
        <translation>%1 under-trained</translation>
    </message>
    <message>
        <source>%1 diverged</source>
        <translation>%1 diverged</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 failed</translation>
    </message>
    <message>
        <source>%1 to come</source>
        <translation>%1 to come</translation>
    </message>
    <message>
        <source>reached</source>
        <translation>reached</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
</context>
<context>
    <name>plateau::ui::AdviceCard</name>
    <message>
        <source>Nothing that was checked weakens it.</source>
        <translation>Nothing that was checked weakens it.</translation>
    </message>
    <message>
        <source>What weakens it</source>
        <translation>What weakens it</translation>
    </message>
</context>
<context>
    <name>plateau::ui::AnswerPage</name>
    <message>
        <source>Answer</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>How many samples the target needs, with its range</source>
        <translation>How many samples the target needs, with its range</translation>
    </message>
    <message numerus="yes">
        <source>%n size(s)</source>
        <translation>
            <numerusform>%n size</numerusform>
            <numerusform>%n sizes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n seed(s)</source>
        <translation>
            <numerusform>%n seed</numerusform>
            <numerusform>%n seeds</numerusform>
        </translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>not yet</translation>
    </message>
    <message>
        <source>about %1 samples</source>
        <translation>about %1 samples</translation>
    </message>
    <message>
        <source>cannot tell yet</source>
        <translation>cannot tell yet</translation>
    </message>
    <message>
        <source>out of reach</source>
        <translation>out of reach</translation>
    </message>
    <message>
        <source>No score yet.
The first answer comes with the first trained cell.</source>
        <translation>No score yet.
The first answer comes with the first trained cell.</translation>
    </message>
    <message>
        <source>No answer yet.
Plan an experiment and press Start, or open one from the list.</source>
        <translation>No answer yet.
Plan an experiment and press Start, or open one from the list.</translation>
    </message>
    <message>
        <source>Copy as command</source>
        <translation>Copy as command</translation>
    </message>
    <message>
        <source>Copy the command line that gives this answer</source>
        <translation>Copy the command line that gives this answer</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Compare</translation>
    </message>
    <message>
        <source>Copy answer</source>
        <translation>Copy answer</translation>
    </message>
    <message>
        <source>Copy the answer as text</source>
        <translation>Copy the answer as text</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>take the settings of an experiment</source>
        <translation>take the settings of an experiment</translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s) are under-trained and left out of the fit</source>
        <translation>
            <numerusform>%n cell is under-trained and left out of the fit</numerusform>
            <numerusform>%n cells are under-trained and left out of the fit</numerusform>
        </translation>
    </message>
    <message>
        <source>More data is not all that was missing. Trained with twice the budget they count again.</source>
        <translation>More data is not all that was missing. Trained with twice the budget they count again.</translation>
    </message>
    <message>
        <source>Train longer</source>
        <translation>Train longer</translation>
    </message>
    <message>
        <source>Compare with other experiments, or train on the same data another way</source>
        <translation>Compare with other experiments, or train on the same data another way</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>Read, save or print everything about this answer</source>
        <translation>Read, save or print everything about this answer</translation>
    </message>
    <message>
        <source>Save the report, the chart, the table or the best adapter</source>
        <translation>Save the report, the chart, the table or the best adapter</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) added</source>
        <translation>
            <numerusform>%n run added</numerusform>
            <numerusform>%n runs added</numerusform>
        </translation>
    </message>
    <message>
        <source>at most %1 samples</source>
        <translation>at most %1 samples</translation>
    </message>
</context>
<context>
    <name>plateau::ui::AnswerTableModel</name>
    <message>
        <source>(nothing)</source>
        <translation>(nothing)</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>Wanted</source>
        <translation>Wanted</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Written</translation>
    </message>
    <message>
        <source>Match</source>
        <translation>Match</translation>
    </message>
</context>
<context>
    <name>plateau::ui::AnswersCard</name>
    <message>
        <source>No trained cell yet.</source>
        <translation>No trained cell yet.</translation>
    </message>
    <message>
        <source>Reading the answers …</source>
        <translation>Reading the answers …</translation>
    </message>
    <message>
        <source>best cell: seed %1, %2, worst first</source>
        <translation>best cell: seed %1, %2, worst first</translation>
    </message>
    <message>
        <source>%1 of %2 answers are exactly what was wanted.</source>
        <translation>%1 of %2 answers are exactly what was wanted.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln answer(s) are empty.</source>
        <translation>
            <numerusform>%Ln answer is empty.</numerusform>
            <numerusform>%Ln answers are empty.</numerusform>
        </translation>
    </message>
    <message>
        <source>What it writes</source>
        <translation>What it writes</translation>
    </message>
    <message>
        <source>All</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Not exact</source>
        <translation>Not exact</translation>
    </message>
    <message>
        <source>Show all test items</source>
        <translation>Show all test items</translation>
    </message>
    <message>
        <source>Show only answers that differ from what was wanted</source>
        <translation>Show only answers that differ from what was wanted</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>Wanted</source>
        <translation>Wanted</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Written</translation>
    </message>
    <message>
        <source>Answers to the test items, worst first</source>
        <translation>Answers to the test items, worst first</translation>
    </message>
</context>
<context>
    <name>plateau::ui::Banner</name>
    <message>
        <source>Close this message</source>
        <translation>Close this message</translation>
    </message>
</context>
<context>
    <name>plateau::ui::BudgetCard</name>
    <message>
        <source>Budget</source>
        <translation>Budget</translation>
    </message>
    <message>
        <source>each cell checks itself for under-training</source>
        <translation>each cell checks itself for under-training</translation>
    </message>
    <message>
        <source>nothing to choose</source>
        <translation>nothing to choose</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Rule</translation>
    </message>
    <message>
        <source>What is equal for every size: passes over its samples, updates, or the right to stop when it is best. The rule is written on every chart.</source>
        <translation>What is equal for every size: passes over its samples, updates, or the right to stop when it is best. The rule is written on every chart.</translation>
    </message>
    <message>
        <source>epochs</source>
        <translation>epochs</translation>
    </message>
    <message>
        <source>updates</source>
        <translation>updates</translation>
    </message>
    <message>
        <source>early stop</source>
        <translation>early stop</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Epochs</translation>
    </message>
    <message>
        <source>Updates</source>
        <translation>Updates</translation>
    </message>
    <message>
        <source>At least … updates</source>
        <translation>At least … updates</translation>
    </message>
    <message>
        <source>Passes over the samples of a cell; with early stop the most that are tried. More learns more until it over-fits. Range %1, usually 5–20.</source>
        <translation>Passes over the samples of a cell; with early stop the most that are tried. More learns more until it over-fits. Range %1, usually 5–20.</translation>
    </message>
    <message>
        <source>Updates of every cell. Range %1, usually 300–2,000.</source>
        <translation>Updates of every cell. Range %1, usually 300–2,000.</translation>
    </message>
    <message>
        <source>Small sizes train at least so long, else they look worse than they are. 0 turns it off. Range %1, usually 200–600.</source>
        <translation>Small sizes train at least so long, else they look worse than they are. 0 turns it off. Range %1, usually 200–600.</translation>
    </message>
    <message>
        <source>For %1 one pass is usual.</source>
        <translation>For %1 one pass is usual.</translation>
    </message>
    <message>
        <source>For %1 passes from %2 are usual.</source>
        <translation>For %1 passes from %2 are usual.</translation>
    </message>
    <message>
        <source>%1 At the largest size %2 epochs are %3 updates, %4 epochs are %5. Up to about four passes teach nearly as much as new samples; later ones teach little and over-fit.</source>
        <translation>%1 At the largest size %2 epochs are %3 updates, %4 epochs are %5. Up to about four passes teach nearly as much as new samples; later ones teach little and over-fit.</translation>
    </message>
    <message>
        <source>Use %1 epochs</source>
        <translation>Use %1 epochs</translation>
    </message>
    <message>
        <source>Sets the epochs to what is usual for so many samples; can be undone</source>
        <translation>Sets the epochs to what is usual for so many samples; can be undone</translation>
    </message>
</context>
<context>
    <name>plateau::ui::CellGrid</name>
    <message>
        <source>Planned cells: %1</source>
        <translation>Planned cells: %1</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>seed %1</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more seed(s)</source>
        <translation>
            <numerusform>and %Ln more seed</numerusform>
            <numerusform>and %Ln more seeds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>plateau::ui::CellLegend</name>
    <message>
        <source>running</source>
        <translation>running</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>waiting</translation>
    </message>
    <message>
        <source>under-trained</source>
        <translation>under-trained</translation>
    </message>
    <message>
        <source>Key: done, tint = score; running; waiting; under-trained</source>
        <translation>Key: done, tint = score; running; waiting; under-trained</translation>
    </message>
    <message>
        <source>score</source>
        <translation>score</translation>
    </message>
</context>
<context>
    <name>plateau::ui::CellLogModel</name>
    <message>
        <source>failed, will be tried again: %1</source>
        <translation>failed, will be tried again: %1</translation>
    </message>
    <message>
        <source>failed: %1</source>
        <translation>failed: %1</translation>
    </message>
    <message>
        <source>started, %1 updates, %2 cells together</source>
        <translation>started, %1 updates, %2 cells together</translation>
    </message>
    <message>
        <source>started, %1 updates</source>
        <translation>started, %1 updates</translation>
    </message>
    <message>
        <source>update %1  loss %2</source>
        <translation>update %1  loss %2</translation>
    </message>
    <message>
        <source>diverged: the loss is no number any more</source>
        <translation>diverged: the loss is no number any more</translation>
    </message>
    <message>
        <source>done in %1: %2</source>
        <translation>done in %1: %2</translation>
    </message>
    <message>
        <source>started</source>
        <translation>started</translation>
    </message>
</context>
<context>
    <name>plateau::ui::CellMatrixModel</name>
    <message>
        <source>Untouched model</source>
        <translation>Untouched model</translation>
    </message>
    <message>
        <source>Seed %1, %2</source>
        <translation>Seed %1, %2</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>waiting</translation>
    </message>
    <message>
        <source>running, %1</source>
        <translation>running, %1</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>failed</translation>
    </message>
    <message>
        <source>diverged</source>
        <translation>diverged</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>paused</translation>
    </message>
    <message>
        <source>%1, under-trained</source>
        <translation>%1, under-trained</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>seed %1</translation>
    </message>
    <message>
        <source>%1, seed %2, %3</source>
        <translation>%1, seed %2, %3</translation>
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
        <translation>update</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Loss</translation>
    </message>
    <message>
        <source>under-trained, %1</source>
        <translation>under-trained, %1</translation>
    </message>
    <message>
        <source>diverged at update %1</source>
        <translation>diverged at update %1</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>failed</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>paused</translation>
    </message>
    <message>
        <source>running %1</source>
        <translation>running %1</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>waiting</translation>
    </message>
    <message>
        <source>%1 updates/s</source>
        <translation>%1 updates/s</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>Update</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Speed</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Untouched model</source>
        <translation>Untouched model</translation>
    </message>
    <message>
        <source>Seed %1 · %2</source>
        <translation>Seed %1 · %2</translation>
    </message>
    <message>
        <source>No cell selected</source>
        <translation>No cell selected</translation>
    </message>
    <message>
        <source>Select a tile to see how it trained</source>
        <translation>Select a tile to see how it trained</translation>
    </message>
    <message>
        <source>All settings</source>
        <translation>All settings</translation>
    </message>
    <message>
        <source>All settings of this cell</source>
        <translation>All settings of this cell</translation>
    </message>
    <message>
        <source>The settings that this cell was trained with, from its own file</source>
        <translation>The settings that this cell was trained with, from its own file</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Log of the cell</source>
        <translation>Log of the cell</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Learning rate</translation>
    </message>
    <message>
        <source>Gradient norm</source>
        <translation>Gradient norm</translation>
    </message>
    <message>
        <source>Training curve</source>
        <translation>Training curve</translation>
    </message>
    <message>
        <source>Training curve, not smoothed</source>
        <translation>Training curve, not smoothed</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Rate</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>Gradient</translation>
    </message>
    <message>
        <source>Show the loss of each update</source>
        <translation>Show the loss of each update</translation>
    </message>
    <message>
        <source>Show the learning rate of each update</source>
        <translation>Show the learning rate of each update</translation>
    </message>
    <message>
        <source>Show the norm of the gradient at each update</source>
        <translation>Show the norm of the gradient at each update</translation>
    </message>
    <message>
        <source>Export the training curve</source>
        <translation>Export the training curve</translation>
    </message>
    <message>
        <source>Save the curve as a picture or as numbers, or copy it</source>
        <translation>Save the curve as a picture or as numbers, or copy it</translation>
    </message>
    <message>
        <source>Past the best epoch since update %1</source>
        <translation>Past the best epoch since update %1</translation>
    </message>
    <message>
        <source>Held-out loss</source>
        <translation>Held-out loss</translation>
    </message>
</context>
<context>
    <name>plateau::ui::ChartCard</name>
    <message>
        <source>%1, %2 frozen test items</source>
        <translation>%1, %2 frozen test items</translation>
    </message>
    <message>
        <source>Data curve</source>
        <translation>Data curve</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Error</translation>
    </message>
    <message>
        <source>Show the score</source>
        <translation>Show the score</translation>
    </message>
    <message>
        <source>Show the error on a logarithmic axis</source>
        <translation>Show the error on a logarithmic axis</translation>
    </message>
    <message>
        <source>mean of seeds</source>
        <translation>mean of seeds</translation>
    </message>
    <message>
        <source>one seed</source>
        <translation>one seed</translation>
    </message>
    <message>
        <source>each seed</source>
        <translation>each seed</translation>
    </message>
    <message>
        <source>%1 interval</source>
        <translation>%1 interval</translation>
    </message>
    <message>
        <source>Export the chart</source>
        <translation>Export the chart</translation>
    </message>
    <message>
        <source>Save the chart as a picture, or copy it</source>
        <translation>Save the chart as a picture, or copy it</translation>
    </message>
    <message>
        <source>Smaller chart</source>
        <translation>Smaller chart</translation>
    </message>
    <message>
        <source>Larger chart</source>
        <translation>Larger chart</translation>
    </message>
    <message>
        <source>Show the rest of the page again</source>
        <translation>Show the rest of the page again</translation>
    </message>
    <message>
        <source>Let the chart fill the page</source>
        <translation>Let the chart fill the page</translation>
    </message>
    <message>
        <source>Copy as picture</source>
        <translation>Copy as picture</translation>
    </message>
    <message>
        <source>PNG, %1 times the size …</source>
        <translation>PNG, %1 times the size …</translation>
    </message>
    <message>
        <source>SVG …</source>
        <translation>SVG …</translation>
    </message>
    <message>
        <source>PDF …</source>
        <translation>PDF …</translation>
    </message>
    <message>
        <source>Save the chart</source>
        <translation>Save the chart</translation>
    </message>
    <message>
        <source>data-curve</source>
        <translation>data-curve</translation>
    </message>
    <message>
        <source>Show the knee (depends on the axis range)</source>
        <translation>Show the knee (depends on the axis range)</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Show all</translation>
    </message>
    <message>
        <source>%1 in %</source>
        <translation>%1 in %</translation>
    </message>
    <message>
        <source>%1, %2 items cross-validated in %3 parts</source>
        <translation>%1, %2 items cross-validated in %3 parts</translation>
    </message>
</context>
<context>
    <name>plateau::ui::ClassCard</name>
    <message>
        <source>%1, weakest first, at %2</source>
        <translation>%1, weakest first, at %2</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Classes</translation>
    </message>
    <message>
        <source>Classes, weakest first</source>
        <translation>Classes, weakest first</translation>
    </message>
    <message>
        <source>How many test items of each class are right, over the seeds. The line is the interval from the number of items; classes with fewer than 30 are grey. Has and needs count training samples of the class: those it has now, and those with which it should reach the target.</source>
        <translation>How many test items of each class are right, over the seeds. The line is the interval from the number of items; classes with fewer than 30 are grey. Has and needs count training samples of the class: those it has now, and those with which it should reach the target.</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Labels, weakest first</source>
        <translation>Labels, weakest first</translation>
    </message>
    <message>
        <source>The F1 of each label over the seeds: how well items that have it are found, and only these. The line is the interval from the number of items; labels with fewer than 30 are grey. Has and needs count training samples with the label: those it has now, and those with which it should reach the target.</source>
        <translation>The F1 of each label over the seeds: how well items that have it are found, and only these. The line is the interval from the number of items; labels with fewer than 30 are grey. Has and needs count training samples with the label: those it has now, and those with which it should reach the target.</translation>
    </message>
</context>
<context>
    <name>plateau::ui::ClassScoreModel</name>
    <message>
        <source>%1: %2 right of %3 items, interval %4</source>
        <translation>%1: %2 right of %3 items, interval %4</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Class</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Items</translation>
    </message>
    <message>
        <source>%1 interval</source>
        <translation>%1 interval</translation>
    </message>
    <message>
        <source>too few sizes with samples of this class for a curve</source>
        <translation>too few sizes with samples of this class for a curve</translation>
    </message>
    <message>
        <source>never</source>
        <translation>never</translation>
    </message>
    <message>
        <source>more samples of this class will probably not be enough</source>
        <translation>more samples of this class will probably not be enough</translation>
    </message>
    <message>
        <source>Has</source>
        <translation>Has</translation>
    </message>
    <message>
        <source>Needs</source>
        <translation>Needs</translation>
    </message>
    <message>
        <source>%1–100 %</source>
        <translation>%1–100 %</translation>
    </message>
    <message>
        <source>a smaller size reached the target, the largest one does not: run more seeds</source>
        <translation>a smaller size reached the target, the largest one does not: run more seeds</translation>
    </message>
    <message>
        <source>%1: F1 %2, %3 items have it, interval %4</source>
        <translation>%1: F1 %2, %3 items have it, interval %4</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
</context>
<context>
    <name>plateau::ui::CliCall</name>
    <message>
        <source>plateau did not answer in time</source>
        <translation>plateau did not answer in time</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>Try again.</translation>
    </message>
    <message>
        <source>Install plateau beside this program.</source>
        <translation>Install plateau beside this program.</translation>
    </message>
    <message>
        <source>plateau ended unexpectedly</source>
        <translation>plateau ended unexpectedly</translation>
    </message>
    <message>
        <source>plateau printed more than this window reads</source>
        <translation>plateau printed more than this window reads</translation>
    </message>
</context>
<context>
    <name>plateau::ui::ComparisonCard</name>
    <message>
        <source>Comparing test item by test item …</source>
        <translation>Comparing test item by test item …</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>Comparison</translation>
    </message>
    <message>
        <source>against this experiment, on the same test items; %1 intervals, p adjusted for all sizes</source>
        <translation>against this experiment, on the same test items; %1 intervals, p adjusted for all sizes</translation>
    </message>
</context>
<context>
    <name>plateau::ui::ConfusionView</name>
    <message>
        <source>other labels</source>
        <translation>other labels</translation>
    </message>
    <message>
        <source>%1 taken for %2: %3 of %4, %5</source>
        <translation>%1 taken for %2: %3 of %4, %5</translation>
    </message>
    <message>
        <source>Confusion matrix: rows are true classes, columns what was predicted</source>
        <translation>Confusion matrix: rows are true classes, columns what was predicted</translation>
    </message>
    <message>
        <source>%1 of %2 items are on the diagonal.</source>
        <translation>%1 of %2 items are on the diagonal.</translation>
    </message>
    <message>
        <source>predicted, in the same order</source>
        <translation>predicted, in the same order</translation>
    </message>
    <message>
        <source>true class</source>
        <translation>true class</translation>
    </message>
</context>
<context>
    <name>plateau::ui::DataCurveView</name>
    <message>
        <source>Data curve: %1</source>
        <translation>Data curve: %1</translation>
    </message>
    <message>
        <source>No training</source>
        <translation>No training</translation>
    </message>
    <message numerus="yes">
        <source>%n seed(s)</source>
        <translation>
            <numerusform>%n seed</numerusform>
            <numerusform>%n seeds</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 interval: seeds and %2 test items</source>
        <translation>%1 interval: seeds and %2 test items</translation>
    </message>
    <message>
        <source>%1 interval over seeds</source>
        <translation>%1 interval over seeds</translation>
    </message>
</context>
<context>
    <name>plateau::ui::DataPage</name>
    <message>
        <source>open the example</source>
        <translation>open the example</translation>
    </message>
    <message>
        <source>change a role</source>
        <translation>change a role</translation>
    </message>
    <message>
        <source>remove a file</source>
        <translation>remove a file</translation>
    </message>
    <message>
        <source>Open it again</source>
        <translation>Open it again</translation>
    </message>
    <message>
        <source>change a field</source>
        <translation>change a field</translation>
    </message>
    <message>
        <source>change the split</source>
        <translation>change the split</translation>
    </message>
    <message>
        <source>equal texts</source>
        <translation>equal texts</translation>
    </message>
    <message>
        <source>leaks into the test set</source>
        <translation>leaks into the test set</translation>
    </message>
    <message>
        <source>add a file</source>
        <translation>add a file</translation>
    </message>
    <message>
        <source>Add data files</source>
        <translation>Add data files</translation>
    </message>
    <message>
        <source>Data files (%1);;All files (*)</source>
        <translation>Data files (%1);;All files (*)</translation>
    </message>
    <message>
        <source>%1 cannot be opened</source>
        <translation>%1 cannot be opened</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Remove it</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) of %1 cannot be used</source>
        <translation>
            <numerusform>%Ln row of %1 cannot be used</numerusform>
            <numerusform>%Ln rows of %1 cannot be used</numerusform>
        </translation>
    </message>
    <message>
        <source>Leave them out</source>
        <translation>Leave them out</translation>
    </message>
    <message>
        <source>leave bad rows out</source>
        <translation>leave bad rows out</translation>
    </message>
    <message>
        <source>Which field is the text, and which the label?</source>
        <translation>Which field is the text, and which the label?</translation>
    </message>
    <message>
        <source>%1 has no such fields</source>
        <translation>%1 has no such fields</translation>
    </message>
    <message>
        <source>Choose fields</source>
        <translation>Choose fields</translation>
    </message>
    <message>
        <source>No row can be used</source>
        <translation>No row can be used</translation>
    </message>
    <message>
        <source>Each row needs a text and a label.</source>
        <translation>Each row needs a text and a label.</translation>
    </message>
    <message>
        <source>The labels are no classes</source>
        <translation>The labels are no classes</translation>
    </message>
    <message>
        <source>More than %1 different values: another field may be meant.</source>
        <translation>More than %1 different values: another field may be meant.</translation>
    </message>
    <message>
        <source>All samples have one label</source>
        <translation>All samples have one label</translation>
    </message>
    <message>
        <source>There is nothing to tell apart: at least two classes are needed.</source>
        <translation>There is nothing to tell apart: at least two classes are needed.</translation>
    </message>
    <message>
        <source>%1 could not be inspected</source>
        <translation>%1 could not be inspected</translation>
    </message>
    <message>
        <source>The test set cannot be set apart like this</source>
        <translation>The test set cannot be set apart like this</translation>
    </message>
    <message>
        <source>Change the split</source>
        <translation>Change the split</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Data</translation>
    </message>
    <message>
        <source>Frozen with the experiment “%1”; add a file to begin another one</source>
        <translation>Frozen with the experiment “%1”; add a file to begin another one</translation>
    </message>
    <message>
        <source>What may be trained on, and what stays frozen for the test</source>
        <translation>What may be trained on, and what stays frozen for the test</translation>
    </message>
    <message>
        <source>%1 + %2 test</source>
        <translation>%1 + %2 test</translation>
    </message>
    <message>
        <source>no data yet</source>
        <translation>no data yet</translation>
    </message>
    <message>
        <source>reading, %1</source>
        <translation>reading, %1</translation>
    </message>
    <message>
        <source>reading …</source>
        <translation>reading …</translation>
    </message>
    <message>
        <source>a file cannot be read</source>
        <translation>a file cannot be read</translation>
    </message>
    <message>
        <source>fields are open</source>
        <translation>fields are open</translation>
    </message>
    <message numerus="yes">
        <source>%Ln bad row(s)</source>
        <translation>
            <numerusform>%Ln bad row</numerusform>
            <numerusform>%Ln bad rows</numerusform>
        </translation>
    </message>
    <message>
        <source>comparing …</source>
        <translation>comparing …</translation>
    </message>
    <message>
        <source>needs a look</source>
        <translation>needs a look</translation>
    </message>
    <message>
        <source>items</source>
        <translation>items</translation>
    </message>
    <message>
        <source>samples</source>
        <translation>samples</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>rows</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>cannot be read</translation>
    </message>
    <message>
        <source>reading was stopped</source>
        <translation>reading was stopped</translation>
    </message>
    <message>
        <source>Copy as command</source>
        <translation>Copy as command</translation>
    </message>
    <message>
        <source>Copy the command line that inspects the shown file</source>
        <translation>Copy the command line that inspects the shown file</translation>
    </message>
    <message>
        <source>Add file</source>
        <translation>Add file</translation>
    </message>
    <message>
        <source>Add a file of samples, a test set or other text</source>
        <translation>Add a file of samples, a test set or other text</translation>
    </message>
    <message>
        <source>Continue to plan</source>
        <translation>Continue to plan</translation>
    </message>
    <message>
        <source>Choose model, sizes and seeds for these data</source>
        <translation>Choose model, sizes and seeds for these data</translation>
    </message>
    <message>
        <source>Drop a JSONL or CSV file here</source>
        <translation>Drop a JSONL or CSV file here</translation>
    </message>
    <message>
        <source>or a JSON array or TSV</source>
        <translation>or a JSON array or TSV</translation>
    </message>
    <message>
        <source>The example is not installed: run the set-up once</source>
        <translation>The example is not installed: run the set-up once</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Choose a file</translation>
    </message>
    <message>
        <source>Choose a file with labelled samples</source>
        <translation>Choose a file with labelled samples</translation>
    </message>
    <message>
        <source>Look at the home-control example</source>
        <translation>Look at the home-control example</translation>
    </message>
    <message>
        <source>Opens the samples that came with the set-up</source>
        <translation>Opens the samples that came with the set-up</translation>
    </message>
    <message>
        <source>nearly equal texts</source>
        <translation>nearly equal texts</translation>
    </message>
    <message>
        <source>nearly in the pool</source>
        <translation>nearly in the pool</translation>
    </message>
    <message>
        <source>%1 may not say what it seems to</source>
        <translation>%1 may not say what it seems to</translation>
    </message>
    <message>
        <source>choose the task</source>
        <translation>choose the task</translation>
    </message>
    <message>
        <source>Which column holds the number to predict?</source>
        <translation>Which column holds the number to predict?</translation>
    </message>
    <message>
        <source>Which field is the text, and which holds the labels?</source>
        <translation>Which field is the text, and which holds the labels?</translation>
    </message>
    <message>
        <source>Which field is the text?</source>
        <translation>Which field is the text?</translation>
    </message>
    <message>
        <source>Each row needs a number to predict.</source>
        <translation>Each row needs a number to predict.</translation>
    </message>
    <message>
        <source>Each row needs a text and a list of labels, which may be empty.</source>
        <translation>Each row needs a text and a list of labels, which may be empty.</translation>
    </message>
    <message>
        <source>Each row needs a text.</source>
        <translation>Each row needs a text.</translation>
    </message>
    <message>
        <source>%1, cross-validated</source>
        <translation>%1, cross-validated</translation>
    </message>
    <message>
        <source>for mixtures, not drawn yet</source>
        <translation>for mixtures, not drawn yet</translation>
    </message>
    <message>
        <source>in the mixture</source>
        <translation>in the mixture</translation>
    </message>
    <message>
        <source>Which field is the prompt or the conversation, and which the answer?</source>
        <translation>Which field is the prompt or the conversation, and which the answer?</translation>
    </message>
    <message>
        <source>Each row needs a prompt and an answer, or a conversation that ends in one.</source>
        <translation>Each row needs a prompt and an answer, or a conversation that ends in one.</translation>
    </message>
</context>
<context>
    <name>plateau::ui::DataTableModel</name>
    <message>
        <source>line %1: %2</source>
        <translation>line %1: %2</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>Characters</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Answer</translation>
    </message>
</context>
<context>
    <name>plateau::ui::DoubtTexts</name>
    <message>
        <source>The label field was guessed by its values alone: %1</source>
        <translation>The label field was guessed by its values alone: %1</translation>
    </message>
    <message>
        <source>The file is %1, not UTF-8; rows that cannot be read: %2</source>
        <translation>The file is %1, not UTF-8; rows that cannot be read: %2</translation>
    </message>
    <message>
        <source>Labels with white space around them or in another Unicode form, which does not count: %1</source>
        <translation>Labels with white space around them or in another Unicode form, which does not count: %1</translation>
    </message>
    <message>
        <source>Labels that are one number in two spellings were joined: %1</source>
        <translation>Labels that are one number in two spellings were joined: %1</translation>
    </message>
    <message>
        <source>Labels that look alike are different classes: %1</source>
        <translation>Labels that look alike are different classes: %1</translation>
    </message>
    <message>
        <source>Labels that look like missing values are taken as classes: %1</source>
        <translation>Labels that look like missing values are taken as classes: %1</translation>
    </message>
    <message>
        <source>The label -1 often stands for a hidden label; rows that have it: %1</source>
        <translation>The label -1 often stands for a hidden label; rows that have it: %1</translation>
    </message>
    <message>
        <source>Classes with one or two samples only: %1 of %2</source>
        <translation>Classes with one or two samples only: %1 of %2</translation>
    </message>
    <message>
        <source>Always answering “%1” is right on %2 of the test items</source>
        <translation>Always answering “%1” is right on %2 of the test items</translation>
    </message>
    <message>
        <source>Every test item has the label “%1”: accuracy is the recall of this class</source>
        <translation>Every test item has the label “%1”: accuracy is the recall of this class</translation>
    </message>
    <message>
        <source>Classes with one test item only: %1 of %2</source>
        <translation>Classes with one test item only: %1 of %2</translation>
    </message>
    <message>
        <source>Rows of the validation set that are used for nothing: %1</source>
        <translation>Rows of the validation set that are used for nothing: %1</translation>
    </message>
    <message>
        <source>The split field “%1” names no test rows: the test set was drawn from all rows</source>
        <translation>The split field “%1” names no test rows: the test set was drawn from all rows</translation>
    </message>
    <message>
        <source>Whole groups of “%1” made the test set %2 of the rows; %3 was asked for</source>
        <translation>Whole groups of “%1” made the test set %2 of the rows; %3 was asked for</translation>
    </message>
    <message>
        <source>No time field is known: the test set is the end of the file</source>
        <translation>No time field is known: the test set is the end of the file</translation>
    </message>
    <message>
        <source>Choose the label field if another one is meant</source>
        <translation>Choose the label field if another one is meant</translation>
    </message>
    <message>
        <source>Save the file as UTF-8</source>
        <translation>Save the file as UTF-8</translation>
    </message>
    <message>
        <source>Write each class in one way</source>
        <translation>Write each class in one way</translation>
    </message>
    <message>
        <source>Remove these rows if they have no label</source>
        <translation>Remove these rows if they have no label</translation>
    </message>
    <message>
        <source>Collect more of them, or join them with another class</source>
        <translation>Collect more of them, or join them with another class</translation>
    </message>
    <message>
        <source>Ask for macro F1 beside the accuracy</source>
        <translation>Ask for macro F1 beside the accuracy</translation>
    </message>
    <message>
        <source>Give a test set with every class</source>
        <translation>Give a test set with every class</translation>
    </message>
    <message>
        <source>Label more test items of these classes</source>
        <translation>Label more test items of these classes</translation>
    </message>
    <message>
        <source>Call them train in the split field to train on them</source>
        <translation>Call them train in the split field to train on them</translation>
    </message>
    <message>
        <source>Call the test rows test in the split field</source>
        <translation>Call the test rows test in the split field</translation>
    </message>
    <message>
        <source>Choose another group field, or draw in proportion to the classes</source>
        <translation>Choose another group field, or draw in proportion to the classes</translation>
    </message>
    <message>
        <source>Choose the time field</source>
        <translation>Choose the time field</translation>
    </message>
</context>
<context>
    <name>plateau::ui::DrawStrip</name>
    <message>
        <source>The first %1 draws, %2 of them from the domain: %3</source>
        <translation>The first %1 draws, %2 of them from the domain: %3</translation>
    </message>
</context>
<context>
    <name>plateau::ui::DuplicatesPanel</name>
    <message>
        <source>No sentence can leak into the test set</source>
        <translation>No sentence can leak into the test set</translation>
    </message>
    <message>
        <source>Equal texts stay on one side when the test set is drawn.</source>
        <translation>Equal texts stay on one side when the test set is drawn.</translation>
    </message>
    <message>
        <source>No test text is in the pool</source>
        <translation>No test text is in the pool</translation>
    </message>
    <message numerus="yes">
        <source>%Ln test item(s) were compared.</source>
        <translation>
            <numerusform>%Ln test item was compared.</numerusform>
            <numerusform>%Ln test items were compared.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln test item(s) have a text of the pool</source>
        <translation>
            <numerusform>%Ln test item has a text of the pool</numerusform>
            <numerusform>%Ln test items have a text of the pool</numerusform>
        </translation>
    </message>
    <message>
        <source>Scores may look too good. Remove these rows from one of the sides.</source>
        <translation>Scores may look too good. Remove these rows from one of the sides.</translation>
    </message>
    <message>
        <source>No equal texts</source>
        <translation>No equal texts</translation>
    </message>
    <message>
        <source>Letter case and spaces aside.</source>
        <translation>Letter case and spaces aside.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) repeat the text of another</source>
        <translation>
            <numerusform>%Ln row repeats the text of another</numerusform>
            <numerusform>%Ln rows repeat the text of another</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln text(s); copies count as samples but teach nothing new.</source>
        <translation>
            <numerusform>%Ln text; copies count as samples but teach nothing new.</numerusform>
            <numerusform>%Ln texts; copies count as samples but teach nothing new.</numerusform>
        </translation>
    </message>
    <message>
        <source>No text has two labels</source>
        <translation>No text has two labels</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) carry a text with another label too</source>
        <translation>
            <numerusform>%Ln row carries a text with another label too</numerusform>
            <numerusform>%Ln rows carry a text with another label too</numerusform>
        </translation>
    </message>
    <message>
        <source>Decide on one label for each text.</source>
        <translation>Decide on one label for each text.</translation>
    </message>
    <message>
        <source>No id occurs twice</source>
        <translation>No id occurs twice</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) carry an id that another has</source>
        <translation>
            <numerusform>%Ln row carries an id that another has</numerusform>
            <numerusform>%Ln rows carry an id that another has</numerusform>
        </translation>
    </message>
    <message>
        <source>Give every sample its own id.</source>
        <translation>Give every sample its own id.</translation>
    </message>
    <message>
        <source>No two labels differ in case or spaces only</source>
        <translation>No two labels differ in case or spaces only</translation>
    </message>
    <message numerus="yes">
        <source>%Ln label(s) are spelled in several ways</source>
        <translation>
            <numerusform>%Ln label is spelled in several ways</numerusform>
            <numerusform>%Ln labels are spelled in several ways</numerusform>
        </translation>
    </message>
    <message>
        <source>They differ in letter case or spaces only and count as classes of their own.</source>
        <translation>They differ in letter case or spaces only and count as classes of their own.</translation>
    </message>
    <message>
        <source>Comparing texts …</source>
        <translation>Comparing texts …</translation>
    </message>
    <message>
        <source>Equal means equal but for letter case, spaces and the way characters are composed.</source>
        <translation>Equal means equal but for letter case, spaces and the way characters are composed.</translation>
    </message>
    <message>
        <source>good</source>
        <translation>good</translation>
    </message>
    <message>
        <source>attention</source>
        <translation>attention</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>Show the leaking rows</source>
        <translation>Show the leaking rows</translation>
    </message>
    <message>
        <source>Show the equal texts</source>
        <translation>Show the equal texts</translation>
    </message>
    <message>
        <source>Show only these rows in the table</source>
        <translation>Show only these rows in the table</translation>
    </message>
    <message numerus="yes">
        <source>%Ln test item(s) are nearly in the pool</source>
        <translation>
            <numerusform>%Ln test item is nearly in the pool</numerusform>
            <numerusform>%Ln test items are nearly in the pool</numerusform>
        </translation>
    </message>
    <message>
        <source>At least 70 % alike: they may be copies with small changes.</source>
        <translation>At least 70 % alike: they may be copies with small changes.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln text(s) nearly repeat another</source>
        <translation>
            <numerusform>%Ln text nearly repeats another</numerusform>
            <numerusform>%Ln texts nearly repeat another</numerusform>
        </translation>
    </message>
    <message>
        <source>At least 70 % alike: they teach less than their number says.</source>
        <translation>At least 70 % alike: they teach less than their number says.</translation>
    </message>
    <message>
        <source>Show the nearly leaking rows</source>
        <translation>Show the nearly leaking rows</translation>
    </message>
    <message>
        <source>Show the nearly equal texts</source>
        <translation>Show the nearly equal texts</translation>
    </message>
</context>
<context>
    <name>plateau::ui::ErrorCard</name>
    <message>
        <source>No trained cell yet.</source>
        <translation>No trained cell yet.</translation>
    </message>
    <message>
        <source>Reading the predictions …</source>
        <translation>Reading the predictions …</translation>
    </message>
    <message>
        <source>best cell: seed %1, %2</source>
        <translation>best cell: seed %1, %2</translation>
    </message>
    <message>
        <source>How far it is off</source>
        <translation>How far it is off</translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation>Predicted</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Errors</translation>
    </message>
    <message>
        <source>Show what is predicted against what is true</source>
        <translation>Show what is predicted against what is true</translation>
    </message>
    <message>
        <source>Show how far each prediction is off, and where</source>
        <translation>Show how far each prediction is off, and where</translation>
    </message>
    <message>
        <source>Export the chart</source>
        <translation>Export the chart</translation>
    </message>
    <message>
        <source>Save the chart as a picture or as numbers, or copy it</source>
        <translation>Save the chart as a picture or as numbers, or copy it</translation>
    </message>
    <message>
        <source>test items</source>
        <translation>test items</translation>
    </message>
    <message numerus="yes">
        <source>Half of %Ln test item(s) are off by at most %1, 95 % by at most %2</source>
        <translation>
            <numerusform>Half of the %Ln test item is off by at most %1, 95 % by at most %2</numerusform>
            <numerusform>Half of the %Ln test items are off by at most %1, 95 % by at most %2</numerusform>
        </translation>
    </message>
    <message>
        <source>on average %1 too high</source>
        <translation>on average %1 too high</translation>
    </message>
    <message>
        <source>on average %1 too low</source>
        <translation>on average %1 too low</translation>
    </message>
    <message>
        <source>neither too high nor too low on average</source>
        <translation>neither too high nor too low on average</translation>
    </message>
    <message>
        <source>%1; %2.</source>
        <extracomment>how far predictions are off, and to which side</extracomment>
        <translation>%1; %2.</translation>
    </message>
    <message>
        <source>Predicted against true</source>
        <translation>Predicted against true</translation>
    </message>
    <message>
        <source>true value</source>
        <translation>true value</translation>
    </message>
    <message>
        <source>predicted value</source>
        <translation>predicted value</translation>
    </message>
    <message>
        <source>predicted = true</source>
        <translation>predicted = true</translation>
    </message>
    <message>
        <source>Error of each test item</source>
        <translation>Error of each test item</translation>
    </message>
    <message>
        <source>predicted − true</source>
        <translation>predicted − true</translation>
    </message>
    <message>
        <source>no error</source>
        <translation>no error</translation>
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
        <translation>target %1</translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation>Evaluation</translation>
    </message>
    <message>
        <source>%1 intervals over seeds and items</source>
        <translation>%1 intervals over seeds and items</translation>
    </message>
    <message>
        <source>Untouched model</source>
        <translation>Untouched model</translation>
    </message>
    <message>
        <source>Shuffled labels</source>
        <translation>Shuffled labels</translation>
    </message>
    <message>
        <source>One more cell at the largest size with shuffled labels. It must stay at chance; if it does not, the test set leaks.</source>
        <translation>One more cell at the largest size with shuffled labels. It must stay at chance; if it does not, the test set leaks.</translation>
    </message>
    <message>
        <source>Seeds of the instant curve</source>
        <translation>Seeds of the instant curve</translation>
    </message>
    <message>
        <source>Naive Bayes on words</source>
        <translation>Naive Bayes on words</translation>
    </message>
    <message>
        <source>A word counter without any language model at every size: if training does not beat it clearly, the task needs no such model. Takes seconds.</source>
        <translation>A word counter without any language model at every size: if training does not beat it clearly, the task needs no such model. Takes seconds.</translation>
    </message>
    <message>
        <source>Folds</source>
        <translation>Folds</translation>
    </message>
    <message>
        <source>the target is not given yet</source>
        <translation>the target is not given yet</translation>
    </message>
    <message numerus="yes">
        <source>%1 on %Ln frozen test item(s)</source>
        <translation>
            <numerusform>%1 on %Ln frozen test item</numerusform>
            <numerusform>%1 on %Ln frozen test items</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 on the frozen test set</source>
        <translation>%1 on the frozen test set</translation>
    </message>
    <message>
        <source>The %1 you want to know the needed samples for. It changes no training and can be moved on the Answer page at any time.</source>
        <translation>The %1 you want to know the needed samples for. It changes no training and can be moved on the Answer page at any time.</translation>
    </message>
    <message>
        <source>The %1 that would be good enough, in its own unit: only you know it. It changes no training and can be moved on the Answer page at any time.</source>
        <translation>The %1 that would be good enough, in its own unit: only you know it. It changes no training and can be moved on the Answer page at any time.</translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>Baseline</translation>
    </message>
    <message>
        <source>Scores the model without any training, and “%1”: where the curve starts from. Takes seconds.</source>
        <translation>Scores the model without any training, and “%1”: where the curve starts from. Takes seconds.</translation>
    </message>
    <message>
        <source>Scores the model without any training: where the curve starts from. Takes seconds.</source>
        <translation>Scores the model without any training: where the curve starts from. Takes seconds.</translation>
    </message>
    <message>
        <source>Scores “%1”: what needs no model. Takes seconds.</source>
        <translation>Scores “%1”: what needs no model. Takes seconds.</translation>
    </message>
    <message>
        <source>A regression on frozen features at every size: seconds, and a floor that training should beat. 0 leaves it and naive Bayes out. Range %1, usually 10.</source>
        <translation>A regression on frozen features at every size: seconds, and a floor that training should beat. 0 leaves it and naive Bayes out. Range %1, usually 10.</translation>
    </message>
    <message>
        <source>Without a test set: cross-validation, each seed leaves out one of so many parts of the data and is scored on it. With one, for pools under 500 samples: each seed leaves out one part of the pool, so that the seeds of the largest sizes differ. 0 turns it off, else %1 and at least as many seeds; usually 5.</source>
        <translation>Without a test set: cross-validation, each seed leaves out one of so many parts of the data and is scored on it. With one, for pools under 500 samples: each seed leaves out one part of the pool, so that the seeds of the largest sizes differ. 0 turns it off, else %1 and at least as many seeds; usually 5.</translation>
    </message>
    <message>
        <source>keep %1</source>
        <translation>keep %1</translation>
    </message>
    <message>
        <source>none</source>
        <translation>none</translation>
    </message>
    <message>
        <source>General test set</source>
        <translation>General test set</translation>
    </message>
    <message>
        <source>Share of the general data that is held out, groups and copies whole, to measure what training leaves of general ability. Usually 10 %. A file of its own can be named on the Data page.</source>
        <translation>Share of the general data that is held out, groups and copies whole, to measure what training leaves of general ability. Usually 10 %. A file of its own can be named on the Data page.</translation>
    </message>
    <message>
        <source>not asked for</source>
        <translation>not asked for</translation>
    </message>
    <message>
        <source>General ability to keep</source>
        <translation>General ability to keep</translation>
    </message>
    <message>
        <source>How much of the untouched model's score on the general test set must be left: 95 % lets a twentieth be forgotten. The needed samples then reach both. 0 asks for nothing; it can be moved on the Answer page at any time.</source>
        <translation>How much of the untouched model's score on the general test set must be left: 95 % lets a twentieth be forgotten. The needed samples then reach both. 0 asks for nothing; it can be moved on the Answer page at any time.</translation>
    </message>
</context>
<context>
    <name>plateau::ui::ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Chart as PNG</source>
        <translation>Chart as PNG</translation>
    </message>
    <message>
        <source>Chart as SVG</source>
        <translation>Chart as SVG</translation>
    </message>
    <message>
        <source>Chart as PDF</source>
        <translation>Chart as PDF</translation>
    </message>
    <message>
        <source>Table of cells as CSV</source>
        <translation>Table of cells as CSV</translation>
    </message>
    <message>
        <source>Best adapter (PEFT, exact)</source>
        <translation>Best adapter (PEFT, exact)</translation>
    </message>
    <message>
        <source>Best adapter (PEFT, portable)</source>
        <translation>Best adapter (PEFT, portable)</translation>
    </message>
    <message>
        <source>What</source>
        <translation>What</translation>
    </message>
    <message>
        <source>960 × 540 pixels</source>
        <translation>960 × 540 pixels</translation>
    </message>
    <message>
        <source>1920 × 1080 pixels</source>
        <translation>1920 × 1080 pixels</translation>
    </message>
    <message>
        <source>2880 × 1620 pixels</source>
        <translation>2880 × 1620 pixels</translation>
    </message>
    <message>
        <source>3840 × 2160 pixels</source>
        <translation>3840 × 2160 pixels</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>Pixels of the picture: 2× for slides, 4× for print</source>
        <translation>Pixels of the picture: 2× for slides, 4× for print</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Where</translation>
    </message>
    <message>
        <source>A file or folder; what is there is replaced whole</source>
        <translation>A file or folder; what is there is replaced whole</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Browse…</translation>
    </message>
    <message>
        <source>Choose the place</source>
        <translation>Choose the place</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Close this dialog</source>
        <translation>Close this dialog</translation>
    </message>
    <message>
        <source>Write it now</source>
        <translation>Write it now</translation>
    </message>
    <message>
        <source>Light colours whatever the window shows, with metric, test items, budget and interval level in the heading.</source>
        <translation>Light colours whatever the window shows, with metric, test items, budget and interval level in the heading.</translation>
    </message>
    <message>
        <source>One row a cell: size, seed, score with interval, budget, times.</source>
        <translation>One row a cell: size, seed, score with interval, budget, times.</translation>
    </message>
    <message>
        <source>As it was trained, with its head; loaded again and compared before it counts.</source>
        <translation>As it was trained, with its head; loaded again and compared before it counts.</translation>
    </message>
    <message>
        <source>Scaling folded in, one rank, without the head: for programs that read only that.</source>
        <translation>Scaling folded in, one rank, without the head: for programs that read only that.</translation>
    </message>
    <message>
        <source>A new folder for the adapter</source>
        <translation>A new folder for the adapter</translation>
    </message>
    <message>
        <source>Say where it is to be written.</source>
        <translation>Say where it is to be written.</translation>
    </message>
    <message>
        <source>Writing …</source>
        <translation>Writing …</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Written: %1</translation>
    </message>
    <message>
        <source>Report as HTML</source>
        <translation>Report as HTML</translation>
    </message>
    <message>
        <source>Report as Markdown</source>
        <translation>Report as Markdown</translation>
    </message>
    <message>
        <source>Everything in one report, the chart for a paper, the figures, or the model that scored best</source>
        <translation>Everything in one report, the chart for a paper, the figures, or the model that scored best</translation>
    </message>
    <message>
        <source>Answer, chart, tables, settings and how to redo it, in one file.</source>
        <translation>Answer, chart, tables, settings and how to redo it, in one file.</translation>
    </message>
    <message>
        <source>Answer, tables, settings and how to redo it; the chart as SVG beside it.</source>
        <translation>Answer, tables, settings and how to redo it; the chart as SVG beside it.</translation>
    </message>
</context>
<context>
    <name>plateau::ui::FieldsPanel</name>
    <message>
        <source>row %1: nothing</source>
        <translation>row %1: nothing</translation>
    </message>
    <message>
        <source>row %1: %2</source>
        <translation>row %1: %2</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Id</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Group</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Split</translation>
    </message>
    <message>
        <source>What the model reads. Usually the longest field</source>
        <translation>What the model reads. Usually the longest field</translation>
    </message>
    <message>
        <source>What the model learns to tell: one class a sample</source>
        <translation>What the model learns to tell: one class a sample</translation>
    </message>
    <message>
        <source>Names a sample in results and exports. Without one the row number does</source>
        <translation>Names a sample in results and exports. Without one the row number does</translation>
    </message>
    <message>
        <source>Samples of one group, such as one author or template, stay together on one side of the test split</source>
        <translation>Samples of one group, such as one author or template, stay together on one side of the test split</translation>
    </message>
    <message>
        <source>Says of each sample whether it is for training, validation or test</source>
        <translation>Says of each sample whether it is for training, validation or test</translation>
    </message>
    <message>
        <source>Guessed: %1</source>
        <translation>Guessed: %1</translation>
    </message>
    <message>
        <source>Guess it</source>
        <translation>Guess it</translation>
    </message>
    <message>
        <source>Guess it, or none</source>
        <translation>Guess it, or none</translation>
    </message>
    <message>
        <source>Choose the field</source>
        <translation>Choose the field</translation>
    </message>
    <message>
        <source>Which field plays which part, with the values of the selected sample.</source>
        <translation>Which field plays which part, with the values of the selected sample.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>A number or date. Choose it to make the latest samples the test set</source>
        <translation>A number or date. Choose it to make the latest samples the test set</translation>
    </message>
    <message>
        <source>Number to predict</source>
        <translation>Number to predict</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>The column that the model learns to predict: numbers</source>
        <translation>The column that the model learns to predict: numbers</translation>
    </message>
    <message>
        <source>Proposed: %1</source>
        <translation>Proposed: %1</translation>
    </message>
    <message>
        <source>As the data propose</source>
        <translation>As the data propose</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Task</translation>
    </message>
    <message>
        <source>What the model shall learn. It decides which fields count, which models can be chosen and what the score is</source>
        <translation>What the model shall learn. It decides which fields count, which models can be chosen and what the score is</translation>
    </message>
    <message>
        <source>Choose a column</source>
        <translation>Choose a column</translation>
    </message>
    <message>
        <source>not only 0 and 1</source>
        <translation>not only 0 and 1</translation>
    </message>
    <message>
        <source>no label</source>
        <translation>no label</translation>
    </message>
    <message>
        <source>The labels of a text: a JSON list, names with ; | or , between them, or one column of 0 and 1 a label</source>
        <translation>The labels of a text: a JSON list, names with ; | or , between them, or one column of 0 and 1 a label</translation>
    </message>
    <message>
        <source>One column of 0 and 1 a label</source>
        <translation>One column of 0 and 1 a label</translation>
    </message>
    <message>
        <source>one column a label</source>
        <translation>one column a label</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln column(s)</source>
        <translation>
            <numerusform>%1 of %Ln column</numerusform>
            <numerusform>%1 of %Ln columns</numerusform>
        </translation>
    </message>
    <message>
        <source>Learned from</source>
        <translation>Learned from</translation>
    </message>
    <message>
        <source>Columns of 0 and 1</source>
        <translation>Columns of 0 and 1</translation>
    </message>
    <message>
        <source>The columns that the model may use. Leave out what is not known when it is asked, such as a later result</source>
        <translation>The columns that the model may use. Leave out what is not known when it is asked, such as a later result</translation>
    </message>
    <message>
        <source>Each checked column is a label: 1 where the text has it, 0 where not. At least two</source>
        <translation>Each checked column is a label: 1 where the text has it, 0 where not. At least two</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>Prompt or conversation</source>
        <translation>Prompt or conversation</translation>
    </message>
    <message>
        <source>What the model learns to write. A field of whole conversations holds its answers itself</source>
        <translation>What the model learns to write. A field of whole conversations holds its answers itself</translation>
    </message>
    <message>
        <source>The question or instruction, or a list of messages with their answers</source>
        <translation>The question or instruction, or a list of messages with their answers</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Context</translation>
    </message>
    <message>
        <source>System prompt</source>
        <translation>System prompt</translation>
    </message>
    <message>
        <source>Earlier turns</source>
        <translation>Earlier turns</translation>
    </message>
    <message>
        <source>Added to the prompt after a blank line, such as Alpaca's input</source>
        <translation>Added to the prompt after a blank line, such as Alpaca's input</translation>
    </message>
    <message>
        <source>What stands above the conversation, such as who the model is to be</source>
        <translation>What stands above the conversation, such as who the model is to be</translation>
    </message>
    <message>
        <source>A list of prompts and answers that went before</source>
        <translation>A list of prompts and answers that went before</translation>
    </message>
    <message>
        <source>In the conversation</source>
        <translation>In the conversation</translation>
    </message>
</context>
<context>
    <name>plateau::ui::FileCard</name>
    <message>
        <source>Remove %1</source>
        <translation>Remove %1</translation>
    </message>
    <message>
        <source>Take the file out of the draft; the file itself stays</source>
        <translation>Take the file out of the draft; the file itself stays</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Stop reading %1</source>
        <translation>Stop reading %1</translation>
    </message>
    <message>
        <source>Stop reading this file</source>
        <translation>Stop reading this file</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Reading</translation>
    </message>
    <message>
        <source>Drawn from the samples; see Split</source>
        <translation>Drawn from the samples; see Split</translation>
    </message>
</context>
<context>
    <name>plateau::ui::FileColumn</name>
    <message>
        <source>Drop a file</source>
        <translation>Drop a file</translation>
    </message>
    <message>
        <source>JSONL, JSON, CSV or TSV</source>
        <translation>JSONL, JSON, CSV or TSV</translation>
    </message>
    <message>
        <source>Add file …</source>
        <translation>Add file …</translation>
    </message>
    <message>
        <source>Add a file of samples, a test set or other text</source>
        <translation>Add a file of samples, a test set or other text</translation>
    </message>
</context>
<context>
    <name>plateau::ui::GeneralCard</name>
    <message>
        <source>General data and ability</source>
        <translation>General data and ability</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Kept</translation>
    </message>
    <message>
        <source>Learnt and forgotten</source>
        <translation>Learnt and forgotten</translation>
    </message>
    <message>
        <source>Show what is kept of general ability against the samples</source>
        <translation>Show what is kept of general ability against the samples</translation>
    </message>
    <message>
        <source>Show what was learnt against what was kept, a point a size</source>
        <translation>Show what was learnt against what was kept, a point a size</translation>
    </message>
    <message>
        <source>Export the chart</source>
        <translation>Export the chart</translation>
    </message>
    <message>
        <source>Save the chart as a picture or as numbers, or copy it</source>
        <translation>Save the chart as a picture or as numbers, or copy it</translation>
    </message>
    <message>
        <source>%1 saves at least %2× the domain samples of %3 for %4.</source>
        <translation>%1 saves at least %2× the domain samples of %3 for %4.</translation>
    </message>
    <message>
        <source>%1 costs at least %2× the domain samples of %3 for %4.</source>
        <translation>%1 costs at least %2× the domain samples of %3 for %4.</translation>
    </message>
    <message>
        <source>What %1 is worth cannot be told yet: the curves do not bound it at %2.</source>
        <translation>What %1 is worth cannot be told yet: the curves do not bound it at %2.</translation>
    </message>
    <message>
        <source>No difference shown between %1 and %2 for %3: %4× the domain samples.</source>
        <translation>No difference shown between %1 and %2 for %3: %4× the domain samples.</translation>
    </message>
    <message>
        <source>%1 saves %2× the domain samples of %3 for %4 (%5×).</source>
        <translation>%1 saves %2× the domain samples of %3 for %4 (%5×).</translation>
    </message>
    <message>
        <source>%1 costs %2× the domain samples of %3 for %4 (%5×).</source>
        <translation>%1 costs %2× the domain samples of %3 for %4 (%5×).</translation>
    </message>
    <message>
        <source>General ability cannot be measured: the untouched model is no better than a constant answer on the general test set.</source>
        <translation>General ability cannot be measured: the untouched model is no better than a constant answer on the general test set.</translation>
    </message>
    <message>
        <source>%1 keeps %2 (%3) of general ability at n = %4.</source>
        <translation>%1 keeps %2 (%3) of general ability at n = %4.</translation>
    </message>
    <message>
        <source>General test set: %1; untouched model %2, a constant answer %3; 90 % intervals, paired with the untouched model</source>
        <translation>General test set: %1; untouched model %2, a constant answer %3; 90 % intervals, paired with the untouched model</translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s)</source>
        <translation>
            <numerusform>%Ln item</numerusform>
            <numerusform>%Ln items</numerusform>
        </translation>
    </message>
    <message>
        <source>Kept of general ability</source>
        <translation>Kept of general ability</translation>
    </message>
    <message>
        <source>training samples</source>
        <translation>training samples</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>kept</translation>
    </message>
    <message>
        <source>kept of general ability</source>
        <translation>kept of general ability</translation>
    </message>
    <message>
        <source>alone</source>
        <translation>alone</translation>
    </message>
    <message>
        <source>%1, low</source>
        <translation>%1, low</translation>
    </message>
    <message>
        <source>%1, high</source>
        <translation>%1, high</translation>
    </message>
    <message>
        <source>By share</source>
        <translation>By share</translation>
    </message>
    <message>
        <source>Show what the share of the domain does, by the mixing law</source>
        <translation>Show what the share of the domain does, by the mixing law</translation>
    </message>
    <message>
        <source>%1, measured</source>
        <translation>%1, measured</translation>
    </message>
    <message>
        <source>What the share of the domain does</source>
        <translation>What the share of the domain does</translation>
    </message>
    <message>
        <source>share of the domain</source>
        <translation>share of the domain</translation>
    </message>
    <message>
        <source>score and kept</source>
        <translation>score and kept</translation>
    </message>
</context>
<context>
    <name>plateau::ui::HeadlineCard</name>
    <message>
        <source>best so far %1</source>
        <translation>best so far %1</translation>
    </message>
    <message>
        <source>The %1 that the model should reach. A better one needs more samples; the mark shows the best score so far.</source>
        <translation>The %1 that the model should reach. A better one needs more samples; the mark shows the best score so far.</translation>
    </message>
    <message>
        <source>General ability to keep</source>
        <translation>General ability to keep</translation>
    </message>
    <message>
        <source>not asked for</source>
        <translation>not asked for</translation>
    </message>
    <message>
        <source>How much of the untouched model's score on the general test set must be left; the needed samples then reach both. 0 asks for nothing.</source>
        <translation>How much of the untouched model's score on the general test set must be left; the needed samples then reach both. 0 asks for nothing.</translation>
    </message>
</context>
<context>
    <name>plateau::ui::Inspector</name>
    <message>
        <source>Sample</source>
        <translation>Sample</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Fields</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profile</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Duplicates</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Split</translation>
    </message>
    <message>
        <source>The selected sample in full</source>
        <translation>The selected sample in full</translation>
    </message>
    <message>
        <source>Classes and lengths</source>
        <translation>Classes and lengths</translation>
    </message>
    <message>
        <source>Equal texts and leaks into the test set</source>
        <translation>Equal texts and leaks into the test set</translation>
    </message>
    <message>
        <source>How the test set is set apart</source>
        <translation>How the test set is set apart</translation>
    </message>
    <message>
        <source>Views of the data</source>
        <translation>Views of the data</translation>
    </message>
    <message>
        <source>Choose what is shown of the data</source>
        <translation>Choose what is shown of the data</translation>
    </message>
    <message>
        <source>What is learned, and which field plays which part</source>
        <translation>What is learned, and which field plays which part</translation>
    </message>
</context>
<context>
    <name>plateau::ui::LegendEntry</name>
    <message>
        <source>Show or hide this curve</source>
        <translation>Show or hide this curve</translation>
    </message>
</context>
<context>
    <name>plateau::ui::LogRuler</name>
    <message>
        <source>Sizes: %1</source>
        <translation>Sizes: %1</translation>
    </message>
    <message>
        <source>%1 in the pool</source>
        <translation>%1 in the pool</translation>
    </message>
</context>
<context>
    <name>plateau::ui::MainWindow</name>
    <message>
        <source>%1 is no experiment and no data file</source>
        <translation>%1 is no experiment and no data file</translation>
    </message>
    <message>
        <source>Experiments are folders with an experiment.json; data are JSONL, JSON, CSV or TSV files.</source>
        <translation>Experiments are folders with an experiment.json; data are JSONL, JSON, CSV or TSV files.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Look again</translation>
    </message>
    <message>
        <source>The program that trains, “plateau”, was not found</source>
        <translation>The program that trains, “plateau”, was not found</translation>
    </message>
    <message>
        <source>You can look at experiments. To train, install it beside this window or set PLATEAU_CLI.</source>
        <translation>You can look at experiments. To train, install it beside this window or set PLATEAU_CLI.</translation>
    </message>
    <message>
        <source>“plateau” was found but does not start</source>
        <translation>“plateau” was found but does not start</translation>
    </message>
    <message>
        <source>“plateau” has another version than this window</source>
        <translation>“plateau” has another version than this window</translation>
    </message>
    <message>
        <source>Found version %1 with protocol %2. Install both from one release.</source>
        <translation>Found version %1 with protocol %2. Install both from one release.</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Device</translation>
    </message>
    <message>
        <source>No program to train</source>
        <translation>No program to train</translation>
    </message>
    <message>
        <source>being measured …</source>
        <translation>being measured …</translation>
    </message>
    <message>
        <source>training</source>
        <translation>training</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>paused</translation>
    </message>
    <message>
        <source>idle</source>
        <translation>idle</translation>
    </message>
    <message numerus="yes">
        <source>CPU · %n core(s)</source>
        <translation>
            <numerusform>CPU · %n core</numerusform>
            <numerusform>CPU · %n cores</numerusform>
        </translation>
    </message>
    <message>
        <source>The example is being prepared</source>
        <translation>The example is being prepared</translation>
    </message>
    <message>
        <source>Reading the samples, freezing the test set …</source>
        <translation>Reading the samples, freezing the test set …</translation>
    </message>
    <message>
        <source>Open experiment</source>
        <translation>Open experiment</translation>
    </message>
    <message>
        <source>Choose data files</source>
        <translation>Choose data files</translation>
    </message>
    <message>
        <source>Data files (%1);;All files (*)</source>
        <translation>Data files (%1);;All files (*)</translation>
    </message>
    <message>
        <source>Where new experiments are put</source>
        <translation>Where new experiments are put</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation>Show the folder</translation>
    </message>
    <message>
        <source>Take out of the queue</source>
        <translation>Take out of the queue</translation>
    </message>
    <message>
        <source>Run after the others</source>
        <translation>Run after the others</translation>
    </message>
    <message>
        <source>begin a new experiment</source>
        <translation>begin a new experiment</translation>
    </message>
    <message>
        <source>Discard the draft</source>
        <translation>Discard the draft</translation>
    </message>
</context>
<context>
    <name>plateau::ui::MethodCard</name>
    <message>
        <source>%1, alpha %2, on %3</source>
        <translation>%1, alpha %2, on %3</translation>
    </message>
    <message>
        <source>learning rate %1</source>
        <translation>learning rate %1</translation>
    </message>
    <message>
        <source>learning rate %1, head %2</source>
        <translation>learning rate %1, head %2</translation>
    </message>
    <message>
        <source>warm-up %1, then decay</source>
        <translation>warm-up %1, then decay</translation>
    </message>
    <message>
        <source>regularised logistic regression on frozen features</source>
        <translation>regularised logistic regression on frozen features</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Method</translation>
    </message>
    <message>
        <source>What is trained</source>
        <translation>What is trained</translation>
    </message>
    <message>
        <source>LoRA: small adapters on the frozen model. Last layer: only the classifier. Full: every weight. Changing it takes that method's default recipe.</source>
        <translation>LoRA: small adapters on the frozen model. Last layer: only the classifier. Full: every weight. Changing it takes that method's default recipe.</translation>
    </message>
    <message>
        <source>LoRA adapters</source>
        <translation>LoRA adapters</translation>
    </message>
    <message>
        <source>last layer only</source>
        <translation>last layer only</translation>
    </message>
    <message>
        <source>Adapter size</source>
        <translation>Adapter size</translation>
    </message>
    <message>
        <source>Rank, alpha and layers in one go. Light: r 4 on query and value. Standard: r 8. Strong: r 16 on every layer, for data that are far from the model's own.</source>
        <translation>Rank, alpha and layers in one go. Light: r 4 on query and value. Standard: r 8. Strong: r 16 on every layer, for data that are far from the model's own.</translation>
    </message>
    <message>
        <source>light</source>
        <translation>light</translation>
    </message>
    <message>
        <source>standard</source>
        <translation>standard</translation>
    </message>
    <message>
        <source>strong</source>
        <translation>strong</translation>
    </message>
    <message>
        <source>own</source>
        <translation>own</translation>
    </message>
    <message>
        <source>Rank r</source>
        <translation>Rank r</translation>
    </message>
    <message>
        <source>Layers with adapters</source>
        <translation>Layers with adapters</translation>
    </message>
    <message>
        <source>Where adapters sit. Query and value are enough for most tasks; all layers can learn more and take longer.</source>
        <translation>Where adapters sit. Query and value are enough for most tasks; all layers can learn more and take longer.</translation>
    </message>
    <message>
        <source>query, value</source>
        <translation>query, value</translation>
    </message>
    <message>
        <source>all of attention</source>
        <translation>all of attention</translation>
    </message>
    <message>
        <source>all layers</source>
        <translation>all layers</translation>
    </message>
    <message>
        <source>Alpha</source>
        <translation>Alpha</translation>
    </message>
    <message>
        <source>Scale of the adapters: alpha ÷ r multiplies what they add. Higher acts like a higher learning rate. Usually the rank or twice the rank.</source>
        <translation>Scale of the adapters: alpha ÷ r multiplies what they add. Higher acts like a higher learning rate. Usually the rank or twice the rank.</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>Dropout</translation>
    </message>
    <message>
        <source>rsLoRA</source>
        <translation>rsLoRA</translation>
    </message>
    <message>
        <source>Scale by alpha ÷ √r instead of alpha ÷ r, so that high ranks (32 and more) keep learning.</source>
        <translation>Scale by alpha ÷ √r instead of alpha ÷ r, so that high ranks (32 and more) keep learning.</translation>
    </message>
    <message>
        <source>Layers by name</source>
        <translation>Layers by name</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Learning rate</translation>
    </message>
    <message>
        <source>Step size for adapters or base weights. Higher learns faster until it diverges. LoRA usually 0.0005–0.005, full fine-tune 0.00002–0.0002.</source>
        <translation>Step size for adapters or base weights. Higher learns faster until it diverges. LoRA usually 0.0005–0.005, full fine-tune 0.00002–0.0002.</translation>
    </message>
    <message>
        <source>Learning rate of the head</source>
        <translation>Learning rate of the head</translation>
    </message>
    <message>
        <source>Step size of the classification head, which starts from a regression on frozen features. Usually 0.0002–0.005.</source>
        <translation>Step size of the classification head, which starts from a regression on frozen features. Usually 0.0002–0.005.</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Batch</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>Weight decay</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>Warm-up</translation>
    </message>
    <message>
        <source>Decay</source>
        <translation>Decay</translation>
    </message>
    <message>
        <source>How the learning rate falls to zero after the warm-up. Both do well; cosine stays high longer.</source>
        <translation>How the learning rate falls to zero after the warm-up. Both do well; cosine stays high longer.</translation>
    </message>
    <message>
        <source>linear</source>
        <translation>linear</translation>
    </message>
    <message>
        <source>cosine</source>
        <translation>cosine</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Precision</translation>
    </message>
    <message>
        <source>Numbers of the frozen base. Automatic takes bfloat16 where a short test shows that it is faster; float32 is exact and sometimes slower.</source>
        <translation>Numbers of the frozen base. Automatic takes bfloat16 where a short test shows that it is faster; float32 is exact and sometimes slower.</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>automatic</translation>
    </message>
    <message>
        <source>One cell at a time</source>
        <translation>One cell at a time</translation>
    </message>
    <message>
        <source>Train cells one by one, bit-identical when repeated. Off: the seeds of a size train together where that is faster.</source>
        <translation>Train cells one by one, bit-identical when repeated. Off: the seeds of a size train together where that is faster.</translation>
    </message>
    <message>
        <source>Width of the adapters: higher can learn more, takes more memory and over-fits few samples sooner. Range %1, usually 4–32. Alpha follows while it is twice the rank.</source>
        <translation>Width of the adapters: higher can learn more, takes more memory and over-fits few samples sooner. Range %1, usually 4–32. Alpha follows while it is twice the rank.</translation>
    </message>
    <message>
        <source>Share of the adapters' input set to zero in training. More works against over-fitting small samples and slows learning. Range %1, usually 0–10 %.</source>
        <translation>Share of the adapters' input set to zero in training. More works against over-fitting small samples and slows learning. Range %1, usually 0–10 %.</translation>
    </message>
    <message>
        <source>Samples per update. Larger is smoother and faster per sample but makes fewer updates per epoch. Range %1, usually 8–64.</source>
        <translation>Samples per update. Larger is smoother and faster per sample but makes fewer updates per epoch. Range %1, usually 8–64.</translation>
    </message>
    <message>
        <source>Pulls weights towards zero (AdamW). More works against over-fitting. Range %1, usually 0–0.1.</source>
        <translation>Pulls weights towards zero (AdamW). More works against over-fitting. Range %1, usually 0–0.1.</translation>
    </message>
    <message>
        <source>Share of the updates in which the learning rate rises from zero. More is safer with high rates. Range %1, usually 5–10 %.</source>
        <translation>Share of the updates in which the learning rate rises from zero. More is safer with high rates. Range %1, usually 5–10 %.</translation>
    </message>
    <message>
        <source>Names of linear layers, matched at their end as PEFT does: %1. Empty: %2.</source>
        <translation>Names of linear layers, matched at their end as PEFT does: %1. Empty: %2.</translation>
    </message>
</context>
<context>
    <name>plateau::ui::MixtureCard</name>
    <message>
        <source>Sizes count your own samples; what is drawn beside them is general data. It can save samples and keep what the model knew, and takes a part of the updates.</source>
        <translation>Sizes count your own samples; what is drawn beside them is general data. It can save samples and keep what the model knew, and takes a part of the updates.</translation>
    </message>
    <message>
        <source>Training sees your own samples only. Open general data of the same form to mix it in: some of it can save samples and keep what the model knew.</source>
        <translation>Training sees your own samples only. Open general data of the same form to mix it in: some of it can save samples and keep what the model knew.</translation>
    </message>
    <message>
        <source>%1 domain in the mean</source>
        <translation>%1 domain in the mean</translation>
    </message>
    <message>
        <source>Mixture</source>
        <translation>Mixture</translation>
    </message>
    <message>
        <source>your own samples only</source>
        <translation>your own samples only</translation>
    </message>
    <message>
        <source>no general data is open</source>
        <translation>no general data is open</translation>
    </message>
    <message>
        <source>general data is open, nothing is drawn from it</source>
        <translation>general data is open, nothing is drawn from it</translation>
    </message>
    <message>
        <source>compared with the domain alone</source>
        <translation>compared with the domain alone</translation>
    </message>
    <message numerus="yes">
        <source>%Ln curve(s)</source>
        <translation>
            <numerusform>%Ln curve</numerusform>
            <numerusform>%Ln curves</numerusform>
        </translation>
    </message>
    <message>
        <source>What is drawn appears as soon as the plan was checked.</source>
        <translation>What is drawn appears as soon as the plan was checked.</translation>
    </message>
    <message>
        <source>The first updates of the largest size, batch by batch: filled from the domain, outlined from the general data</source>
        <translation>The first updates of the largest size, batch by batch: filled from the domain, outlined from the general data</translation>
    </message>
    <message>
        <source>domain</source>
        <translation>domain</translation>
    </message>
    <message>
        <source>Open general data</source>
        <translation>Open general data</translation>
    </message>
    <message>
        <source>Go to the Data page and open a file there; its part becomes “general”</source>
        <translation>Go to the Data page and open a file there; its part becomes “general”</translation>
    </message>
    <message>
        <source>Share of the domain</source>
        <translation>Share of the domain</translation>
    </message>
    <message>
        <source>How much of what is drawn are your own samples: left little, right nearly all</source>
        <translation>How much of what is drawn are your own samples: left little, right nearly all</translation>
    </message>
    <message>
        <source>Schedule of the domain's share</source>
        <translation>Schedule of the domain's share</translation>
    </message>
    <message>
        <source>Drag a point; double click adds or takes away one. Left and Right choose a point, Up and Down change its share, Ctrl+Left and Ctrl+Right its moment, Insert adds one, Delete takes it away.</source>
        <translation>Drag a point; double click adds or takes away one. Left and Right choose a point, Up and Down change its share, Ctrl+Left and Ctrl+Right its moment, Insert adds one, Delete takes it away.</translation>
    </message>
    <message>
        <source>First draws</source>
        <translation>First draws</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>Draw</translation>
    </message>
    <message>
        <source>How general data comes in. A constant half is a good start; rising shares let the model settle on its task at the end; 1 % of replay already prevents much forgetting.</source>
        <translation>How general data comes in. A constant half is a good start; rising shares let the model settle on its task at the end; 1 % of replay already prevents much forgetting.</translation>
    </message>
    <message>
        <source>constant share</source>
        <translation>constant share</translation>
    </message>
    <message>
        <source>rising, 10 to 50 %</source>
        <translation>rising, 10 to 50 %</translation>
    </message>
    <message>
        <source>falling, 50 to 10 %</source>
        <translation>falling, 50 to 10 %</translation>
    </message>
    <message>
        <source>1 : 4</source>
        <translation>1 : 4</translation>
    </message>
    <message>
        <source>domain, then general</source>
        <translation>domain, then general</translation>
    </message>
    <message>
        <source>1 % general (replay)</source>
        <translation>1 % general (replay)</translation>
    </message>
    <message>
        <source>own curve</source>
        <translation>own curve</translation>
    </message>
    <message>
        <source>Of what is drawn. Range 1–99 %; less leaves fewer updates for your samples.</source>
        <translation>Of what is drawn. Range 1–99 %; less leaves fewer updates for your samples.</translation>
    </message>
    <message>
        <source>Compare with the domain alone</source>
        <translation>Compare with the domain alone</translation>
    </message>
    <message>
        <source>A second curve without general data: only it shows what mixing is worth. It doubles the training.</source>
        <translation>A second curve without general data: only it shows what mixing is worth. It doubles the training.</translation>
    </message>
    <message>
        <source>Counted in</source>
        <translation>Counted in</translation>
    </message>
    <message>
        <source>What the share is a share of. Tokens matter where general texts are much longer or shorter.</source>
        <translation>What the share is a share of. Tokens matter where general texts are much longer or shorter.</translation>
    </message>
    <message>
        <source>samples</source>
        <translation>samples</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>tokens</translation>
    </message>
    <message>
        <source>A training ends</source>
        <translation>A training ends</translation>
    </message>
    <message>
        <source>By the budget, as everywhere; or when a pool is used up, so that nothing (or everything) was drawn twice.</source>
        <translation>By the budget, as everywhere; or when a pool is used up, so that nothing (or everything) was drawn twice.</translation>
    </message>
    <message>
        <source>by the budget</source>
        <translation>by the budget</translation>
    </message>
    <message>
        <source>before a sample repeats</source>
        <translation>before a sample repeats</translation>
    </message>
    <message>
        <source>when all were drawn</source>
        <translation>when all were drawn</translation>
    </message>
    <message>
        <source>after each sample once</source>
        <translation>after each sample once</translation>
    </message>
    <message>
        <source>Curves as a list</source>
        <translation>Curves as a list</translation>
    </message>
    <message>
        <source>One mixture a curve, with semicolons between them, for example 10%; 50%; none. Also 10%..50%, cosine:10%..50%, 1:4, points:0=10%,0.3=60%,1=20%.</source>
        <translation>One mixture a curve, with semicolons between them, for example 10%; 50%; none. Also 10%..50%, cosine:10%..50%, 1:4, points:0=10%,0.3=60%,1=20%.</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>Updates</source>
        <translation>Updates</translation>
    </message>
    <message>
        <source>%1: draws</source>
        <translation>%1: draws</translation>
    </message>
    <message>
        <source>different</source>
        <translation>different</translation>
    </message>
    <message>
        <source>passes</source>
        <translation>passes</translation>
    </message>
    <message>
        <source>general</source>
        <translation>general</translation>
    </message>
    <message>
        <source>general %1</source>
        <translation>general %1</translation>
    </message>
</context>
<context>
    <name>plateau::ui::ModelCard</name>
    <message>
        <source>The folder of a model</source>
        <translation>The folder of a model</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Model</translation>
    </message>
    <message>
        <source> (cannot be used)</source>
        <translation> (cannot be used)</translation>
    </message>
    <message>
        <source> (missing)</source>
        <translation> (missing)</translation>
    </message>
    <message>
        <source>looking …</source>
        <translation>looking …</translation>
    </message>
    <message>
        <source>none installed</source>
        <translation>none installed</translation>
    </message>
    <message>
        <source>This model cannot be used: %1</source>
        <translation>This model cannot be used: %1</translation>
    </message>
    <message>
        <source>The model “%1” is not installed here. Choose another one, or the folder where it lies.</source>
        <translation>The model “%1” is not installed here. Choose another one, or the folder where it lies.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Looking for models …</source>
        <translation>Looking for models …</translation>
    </message>
    <message>
        <source>No model is installed</source>
        <translation>No model is installed</translation>
    </message>
    <message>
        <source>%1 is missing</source>
        <translation>%1 is missing</translation>
    </message>
    <message>
        <source>%1 cannot be used</source>
        <translation>%1 cannot be used</translation>
    </message>
    <message numerus="yes">
        <source>texts cut at %Ln token(s)</source>
        <translation>
            <numerusform>texts cut at %Ln token</numerusform>
            <numerusform>texts cut at %Ln tokens</numerusform>
        </translation>
    </message>
    <message>
        <source>texts cut as the data need</source>
        <translation>texts cut as the data need</translation>
    </message>
    <message>
        <source>%1 pooling</source>
        <translation>%1 pooling</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>not stated</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Layers</translation>
    </message>
    <message>
        <source>%1 × %2 wide</source>
        <translation>%1 × %2 wide</translation>
    </message>
    <message>
        <source>Longest text</source>
        <translation>Longest text</translation>
    </message>
    <message numerus="yes">
        <source>%Ln token(s)</source>
        <translation>
            <numerusform>%Ln token</numerusform>
            <numerusform>%Ln tokens</numerusform>
        </translation>
    </message>
    <message>
        <source>Family</source>
        <translation>Family</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licence</translation>
    </message>
    <message>
        <source>On disk</source>
        <translation>On disk</translation>
    </message>
    <message>
        <source>from the data (%1)</source>
        <translation>from the data (%1)</translation>
    </message>
    <message>
        <source>from the data</source>
        <translation>from the data</translation>
    </message>
    <message>
        <source>Cut-off length</source>
        <translation>Cut-off length</translation>
    </message>
    <message>
        <source>Choose another folder …</source>
        <translation>Choose another folder …</translation>
    </message>
    <message>
        <source>Use a model from its folder: config.json, weights and vocabulary</source>
        <translation>Use a model from its folder: config.json, weights and vocabulary</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>not known</translation>
    </message>
    <message>
        <source>not known without “plateau”</source>
        <translation>not known without “plateau”</translation>
    </message>
    <message>
        <source>No model for this task is installed. Run plateau setup once, add the folder of your models to PLATEAU_MODELS, or choose the folder of a model.</source>
        <translation>No model for this task is installed. Run plateau setup once, add the folder of your models to PLATEAU_MODELS, or choose the folder of a model.</translation>
    </message>
    <message>
        <source>%1, starts from nothing</source>
        <translation>%1, starts from nothing</translation>
    </message>
    <message>
        <source>built in, reads the columns as numbers and categories</source>
        <translation>built in, reads the columns as numbers and categories</translation>
    </message>
    <message>
        <source>built in, reads the bytes of the texts</source>
        <translation>built in, reads the bytes of the texts</translation>
    </message>
    <message>
        <source>What every cell starts from; only those that suit the task are listed. Larger pretrained models usually need fewer samples but more time; a model in the language of your texts matters more than its size.</source>
        <translation>What every cell starts from; only those that suit the task are listed. Larger pretrained models usually need fewer samples but more time; a model in the language of your texts matters more than its size.</translation>
    </message>
    <message>
        <source>Longer texts are cut after so many tokens. Shorter is faster; too short loses words that decide. Range %1, usually 32–256. From the data: long enough for 95 % of the texts.</source>
        <translation>Longer texts are cut after so many tokens. Shorter is faster; too short loses words that decide. Range %1, usually 32–256. From the data: long enough for 95 % of the texts.</translation>
    </message>
    <message>
        <source>that of the model</source>
        <translation>that of the model</translation>
    </message>
    <message>
        <source>that of the model (%1)</source>
        <translation>that of the model (%1)</translation>
    </message>
    <message>
        <source>Chat template</source>
        <translation>Chat template</translation>
    </message>
    <message>
        <source>What stands around prompt and answer. A model that was tuned to answer knows its own; one that was not learns any, plain is enough.</source>
        <translation>What stands around prompt and answer. A model that was tuned to answer knows its own; one that was not learns any, plain is enough.</translation>
    </message>
    <message>
        <source>Longest answer</source>
        <translation>Longest answer</translation>
    </message>
    <message>
        <source>What the model writes is cut after so many tokens. Range %1. From the data: half as much again as the longest answer that is wanted.</source>
        <translation>What the model writes is cut after so many tokens. Range %1. From the data: half as much again as the longest answer that is wanted.</translation>
    </message>
</context>
<context>
    <name>plateau::ui::OrderStrip</name>
    <message>
        <source>Order of the run</source>
        <translation>Order of the run</translation>
    </message>
    <message>
        <source>first answer after about %1, all cells after about %2</source>
        <translation>first answer after about %1, all cells after about %2</translation>
    </message>
    <message>
        <source>first seed</source>
        <translation>first seed</translation>
    </message>
    <message>
        <source>the other seeds</source>
        <translation>the other seeds</translation>
    </message>
    <message>
        <source>first answer after %1</source>
        <translation>first answer after %1</translation>
    </message>
</context>
<context>
    <name>plateau::ui::PlanCard</name>
    <message>
        <source>Settings: %1</source>
        <translation>Settings: %1</translation>
    </message>
    <message>
        <source>Show or hide the settings of “%1”</source>
        <translation>Show or hide the settings of “%1”</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>Advanced</translation>
    </message>
    <message>
        <source>Settings that rarely need a change</source>
        <translation>Settings that rarely need a change</translation>
    </message>
    <message>
        <source>change “%1”</source>
        <translation>change “%1”</translation>
    </message>
    <message>
        <source>on</source>
        <translation>on</translation>
    </message>
    <message>
        <source>off</source>
        <translation>off</translation>
    </message>
</context>
<context>
    <name>plateau::ui::PlanHead</name>
    <message>
        <source>choose an effort</source>
        <translation>choose an effort</translation>
    </message>
    <message>
        <source>rename the experiment</source>
        <translation>rename the experiment</translation>
    </message>
    <message>
        <source>Name of the experiment</source>
        <translation>Name of the experiment</translation>
    </message>
    <message>
        <source>How the experiment and its folder are called. Empty: like the data file.</source>
        <translation>How the experiment and its folder are called. Empty: like the data file.</translation>
    </message>
    <message>
        <source>Effort</source>
        <translation>Effort</translation>
    </message>
    <message>
        <source>Seeds, epochs and controls in one choice</source>
        <translation>Seeds, epochs and controls in one choice</translation>
    </message>
    <message>
        <source>Quick</source>
        <translation>Quick</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>Thorough</source>
        <translation>Thorough</translation>
    </message>
    <message>
        <source>Own</source>
        <translation>Own</translation>
    </message>
    <message>
        <source>A first look: 2 seeds, 5 epochs, at least 150 updates</source>
        <translation>A first look: 2 seeds, 5 epochs, at least 150 updates</translation>
    </message>
    <message>
        <source>A sound answer: 3 seeds, 10 epochs, at least 300 updates</source>
        <translation>A sound answer: 3 seeds, 10 epochs, at least 300 updates</translation>
    </message>
    <message>
        <source>For a paper or a large decision: 5 seeds, 20 epochs, at least 600 updates, and a control with shuffled labels</source>
        <translation>For a paper or a large decision: 5 seeds, 20 epochs, at least 600 updates, and a control with shuffled labels</translation>
    </message>
    <message>
        <source>The settings below as they are</source>
        <translation>The settings below as they are</translation>
    </message>
</context>
<context>
    <name>plateau::ui::PlanPage</name>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>%1: these settings are frozen</source>
        <translation>%1: these settings are frozen</translation>
    </message>
    <message>
        <source>Train the same model on growing samples and watch where the score stops rising</source>
        <translation>Train the same model on growing samples and watch where the score stops rising</translation>
    </message>
    <message>
        <source>Reading the experiment …</source>
        <translation>Reading the experiment …</translation>
    </message>
    <message>
        <source>The plan needs data</source>
        <translation>The plan needs data</translation>
    </message>
    <message>
        <source>Copy as command</source>
        <translation>Copy as command</translation>
    </message>
    <message>
        <source>Copy the command line that makes this experiment</source>
        <translation>Copy the command line that makes this experiment</translation>
    </message>
    <message>
        <source>See the run</source>
        <translation>See the run</translation>
    </message>
    <message>
        <source>Go on to the run of this experiment</source>
        <translation>Go on to the run of this experiment</translation>
    </message>
    <message>
        <source>Go to the data</source>
        <translation>Go to the data</translation>
    </message>
    <message>
        <source>Open data files on the Data page</source>
        <translation>Open data files on the Data page</translation>
    </message>
    <message>
        <source>needs data</source>
        <translation>needs data</translation>
    </message>
    <message>
        <source>no program to train</source>
        <translation>no program to train</translation>
    </message>
    <message>
        <source>being checked …</source>
        <translation>being checked …</translation>
    </message>
    <message>
        <source>needs a model</source>
        <translation>needs a model</translation>
    </message>
    <message>
        <source>could not be checked</source>
        <translation>could not be checked</translation>
    </message>
    <message numerus="yes">
        <source>%Ln thing(s) to mend</source>
        <translation>
            <numerusform>%Ln thing to mend</numerusform>
            <numerusform>%Ln things to mend</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, about %2</source>
        <translation>%1, about %2</translation>
    </message>
    <message>
        <source>Preparing …</source>
        <translation>Preparing …</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Freeze data and settings, then train every cell</source>
        <translation>Freeze data and settings, then train every cell</translation>
    </message>
    <message>
        <source>Possible as soon as nothing blocks; see “Before you start”</source>
        <translation>Possible as soon as nothing blocks; see “Before you start”</translation>
    </message>
    <message>
        <source>This experiment has begun: its settings cannot change any more</source>
        <translation>This experiment has begun: its settings cannot change any more</translation>
    </message>
    <message>
        <source>Only so its cells stay comparable. A new experiment can start from the same settings.</source>
        <translation>Only so its cells stay comparable. A new experiment can start from the same settings.</translation>
    </message>
    <message>
        <source>New experiment from these settings</source>
        <translation>New experiment from these settings</translation>
    </message>
    <message>
        <source>The experiment is being made</source>
        <translation>The experiment is being made</translation>
    </message>
    <message>
        <source>Reading the samples, freezing the test set …</source>
        <translation>Reading the samples, freezing the test set …</translation>
    </message>
    <message>
        <source>take the settings of an experiment</source>
        <translation>take the settings of an experiment</translation>
    </message>
    <message>
        <source>Open a file of samples first; then model, sizes and seeds are chosen here.</source>
        <translation>Open a file of samples first; then model, sizes and seeds are chosen here.</translation>
    </message>
</context>
<context>
    <name>plateau::ui::PlanSummary</name>
    <message>
        <source>Cells</source>
        <translation>Cells</translation>
    </message>
    <message>
        <source>being predicted …</source>
        <translation>being predicted …</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Memory</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Disk</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>about %1</translation>
    </message>
    <message>
        <source>first answer after %1</source>
        <translation>first answer after %1</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>of %1</translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation>%1 free</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>Resolution</translation>
    </message>
    <message>
        <source>%1 points</source>
        <translation>%1 points</translation>
    </message>
    <message>
        <source>smallest visible gain</source>
        <translation>smallest visible gain</translation>
    </message>
    <message numerus="yes">
        <source>The smallest difference of two models that a test set of %Ln item(s) can show</source>
        <translation>
            <numerusform>The smallest difference of two models that a test set of %Ln item can show</numerusform>
            <numerusform>The smallest difference of two models that a test set of %Ln items can show</numerusform>
        </translation>
    </message>
    <message>
        <source>trained so far</source>
        <translation>trained so far</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln thing(s) to mend</source>
        <translation>
            <numerusform>%Ln thing to mend</numerusform>
            <numerusform>%Ln things to mend</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing blocks</source>
        <translation>nothing blocks</translation>
    </message>
    <message>
        <source>Before you start</source>
        <translation>Before you start</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>what is finished stays, whatever happens</source>
        <translation>what is finished stays, whatever happens</translation>
    </message>
</context>
<context>
    <name>plateau::ui::ProfilePanel</name>
    <message>
        <source>No row can be used.</source>
        <translation>No row can be used.</translation>
    </message>
    <message>
        <source>Classes and lengths appear when every row was looked at.</source>
        <translation>Classes and lengths appear when every row was looked at.</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Classes</translation>
    </message>
    <message>
        <source>%1 · %2 samples each</source>
        <translation>%1 · %2 samples each</translation>
    </message>
    <message numerus="yes">
        <source>%Ln rare class(es), fewer than %1 samples</source>
        <translation>
            <numerusform>%Ln rare class, fewer than %1 samples</numerusform>
            <numerusform>%Ln rare classes, fewer than %1 samples</numerusform>
        </translation>
    </message>
    <message>
        <source>No class is rare.</source>
        <translation>No class is rare.</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Length</translation>
    </message>
    <message>
        <source>median %1, longest %2</source>
        <translation>median %1, longest %2</translation>
    </message>
    <message>
        <source>In characters; 95 % have up to %1.</source>
        <translation>In characters; 95 % have up to %1.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln text(s) are empty.</source>
        <translation>
            <numerusform>%Ln text is empty.</numerusform>
            <numerusform>%Ln texts are empty.</numerusform>
        </translation>
    </message>
    <message>
        <source>Samples of each class</source>
        <translation>Samples of each class</translation>
    </message>
    <message>
        <source>Lengths of the texts</source>
        <translation>Lengths of the texts</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Samples</translation>
    </message>
    <message>
        <source>Rare classes</source>
        <translation>Rare classes</translation>
    </message>
    <message>
        <source>characters</source>
        <translation>characters</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>Texts</translation>
    </message>
    <message>
        <source>Export the chart</source>
        <translation>Export the chart</translation>
    </message>
    <message>
        <source>Save the chart as a picture or as numbers, or copy it</source>
        <translation>Save the chart as a picture or as numbers, or copy it</translation>
    </message>
    <message>
        <source>The numbers to predict</source>
        <translation>The numbers to predict</translation>
    </message>
    <message>
        <source>To predict</source>
        <translation>To predict</translation>
    </message>
    <message>
        <source>%1 different values</source>
        <translation>%1 different values</translation>
    </message>
    <message>
        <source>From %1 to %2, mean %3, standard deviation %4.</source>
        <translation>From %1 to %2, mean %3, standard deviation %4.</translation>
    </message>
    <message>
        <source>Sets of labels</source>
        <translation>Sets of labels</translation>
    </message>
    <message>
        <source>Length of the answers</source>
        <translation>Length of the answers</translation>
    </message>
    <message numerus="yes">
        <source>%Ln conversation(s) of %1 turns; %2 with a system prompt, %3 with an answer before the last.</source>
        <translation>
            <numerusform>%Ln conversation of %1 turns; %2 with a system prompt, %3 with an answer before the last.</numerusform>
            <numerusform>%Ln conversations of %1 turns; %2 with a system prompt, %3 with an answer before the last.</numerusform>
        </translation>
    </message>
    <message>
        <source>Length of what comes before</source>
        <translation>Length of what comes before</translation>
    </message>
</context>
<context>
    <name>plateau::ui::Rail</name>
    <message>
        <source>Data</source>
        <translation>Data</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Run</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>%1 (queued)</source>
        <translation>%1 (queued)</translation>
    </message>
    <message>
        <source>Experiments</source>
        <translation>Experiments</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>None yet</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menu</translation>
    </message>
    <message>
        <source>Menu: file, edit, view, help</source>
        <translation>Menu: file, edit, view, help</translation>
    </message>
    <message>
        <source>New experiment</source>
        <translation>New experiment</translation>
    </message>
    <message>
        <source>Start a new experiment</source>
        <translation>Start a new experiment</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Theme</translation>
    </message>
    <message>
        <source>Switch between light and dark</source>
        <translation>Switch between light and dark</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Where experiments lie, notifications, environment</source>
        <translation>Where experiments lie, notifications, environment</translation>
    </message>
    <message>
        <source>Steps and experiments</source>
        <translation>Steps and experiments</translation>
    </message>
    <message>
        <source>no data yet</source>
        <translation>no data yet</translation>
    </message>
    <message>
        <source>%1 (draft)</source>
        <translation>%1 (draft)</translation>
    </message>
</context>
<context>
    <name>plateau::ui::ReportDialog</name>
    <message>
        <source>Report</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>Gathering the results …</source>
        <translation>Gathering the results …</translation>
    </message>
    <message>
        <source>Save as HTML…</source>
        <translation>Save as HTML…</translation>
    </message>
    <message>
        <source>One file to send or keep, with every cell</source>
        <translation>One file to send or keep, with every cell</translation>
    </message>
    <message>
        <source>Save as Markdown…</source>
        <translation>Save as Markdown…</translation>
    </message>
    <message>
        <source>Text with the chart as a picture beside it</source>
        <translation>Text with the chart as a picture beside it</translation>
    </message>
    <message>
        <source>Print to PDF…</source>
        <translation>Print to PDF…</translation>
    </message>
    <message>
        <source>What is shown here, on A4 pages</source>
        <translation>What is shown here, on A4 pages</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Close this dialog</source>
        <translation>Close this dialog</translation>
    </message>
    <message>
        <source>Writing …</source>
        <translation>Writing …</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Written: %1</translation>
    </message>
</context>
<context>
    <name>plateau::ui::RoleButton</name>
    <message>
        <source>Role: %1</source>
        <translation>Role: %1</translation>
    </message>
    <message>
        <source>%1. Press to change the role.</source>
        <translation>%1. Press to change the role.</translation>
    </message>
</context>
<context>
    <name>plateau::ui::RunPage</name>
    <message>
        <source>Run</source>
        <translation>Run</translation>
    </message>
    <message>
        <source>Train the same model on growing samples and watch the score</source>
        <translation>Train the same model on growing samples and watch the score</translation>
    </message>
    <message>
        <source>not started</source>
        <translation>not started</translation>
    </message>
    <message>
        <source>This experiment waits for its turn</source>
        <translation>This experiment waits for its turn</translation>
    </message>
    <message>
        <source>It starts when the others are through.</source>
        <translation>It starts when the others are through.</translation>
    </message>
    <message>
        <source>Take out of the queue</source>
        <translation>Take out of the queue</translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s) were interrupted</source>
        <translation>
            <numerusform>%n cell was interrupted</numerusform>
            <numerusform>%n cells were interrupted</numerusform>
        </translation>
    </message>
    <message>
        <source>Finished cells are safe; the rest goes on where it can.</source>
        <translation>Finished cells are safe; the rest goes on where it can.</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Resume</translation>
    </message>
    <message numerus="yes">
        <source>%n result(s) are damaged</source>
        <translation>
            <numerusform>%n result is damaged</numerusform>
            <numerusform>%n results are damaged</numerusform>
        </translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Let the run go on</source>
        <translation>Let the run go on</translation>
    </message>
    <message>
        <source>Hold the run at its next update; nothing is lost</source>
        <translation>Hold the run at its next update; nothing is lost</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Train the cells that have no result yet</source>
        <translation>Train the cells that have no result yet</translation>
    </message>
    <message>
        <source>See answer</source>
        <translation>See answer</translation>
    </message>
    <message>
        <source>See first answer</source>
        <translation>See first answer</translation>
    </message>
    <message>
        <source>How many samples the target needs, with what there is so far</source>
        <translation>How many samples the target needs, with what there is so far</translation>
    </message>
    <message>
        <source>just in: seed %1, %2</source>
        <translation>just in: seed %1, %2</translation>
    </message>
    <message>
        <source>Copy as command</source>
        <translation>Copy as command</translation>
    </message>
    <message>
        <source>Copy the command line that runs this experiment</source>
        <translation>Copy the command line that runs this experiment</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>End the run; finished cells stay, it can be resumed</source>
        <translation>End the run; finished cells stay, it can be resumed</translation>
    </message>
    <message>
        <source>No run yet.
Plan an experiment and press Start, or open one from the list.</source>
        <translation>No run yet.
Plan an experiment and press Start, or open one from the list.</translation>
    </message>
    <message>
        <source>Cells</source>
        <translation>Cells</translation>
    </message>
    <message>
        <source>rows are seeds, columns are samples</source>
        <translation>rows are seeds, columns are samples</translation>
    </message>
    <message>
        <source>Cells: rows are seeds, columns are samples</source>
        <translation>Cells: rows are seeds, columns are samples</translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s) failed</source>
        <translation>
            <numerusform>%n cell failed</numerusform>
            <numerusform>%n cells failed</numerusform>
        </translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>The training gives no sign of life</source>
        <translation>The training gives no sign of life</translation>
    </message>
    <message>
        <source>It may go on by itself. Another worker continues where it can; finished cells are safe.</source>
        <translation>It may go on by itself. Another worker continues where it can; finished cells are safe.</translation>
    </message>
    <message>
        <source>Replace the worker</source>
        <translation>Replace the worker</translation>
    </message>
</context>
<context>
    <name>plateau::ui::SamplePanel</name>
    <message>
        <source>Sample %1</source>
        <translation>Sample %1</translation>
    </message>
    <message>
        <source>No sample selected</source>
        <translation>No sample selected</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>line %1</translation>
    </message>
    <message>
        <source>%1:%2: this row cannot be used: %3</source>
        <translation>%1:%2: this row cannot be used: %3</translation>
    </message>
    <message>
        <source>Only the beginning is shown, %1 of %2 characters.</source>
        <translation>Only the beginning is shown, %1 of %2 characters.</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>Characters</translation>
    </message>
    <message>
        <source>Text of the sample</source>
        <translation>Text of the sample</translation>
    </message>
    <message>
        <source>The text as it is in the file; control characters are written out</source>
        <translation>The text as it is in the file; control characters are written out</translation>
    </message>
    <message>
        <source>Other fields</source>
        <translation>Other fields</translation>
    </message>
    <message>
        <source>The fields of this row that are neither text nor label</source>
        <translation>The fields of this row that are neither text nor label</translation>
    </message>
    <message>
        <source>To predict</source>
        <translation>To predict</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>User</source>
        <translation>User</translation>
    </message>
    <message>
        <source>Assistant</source>
        <translation>Assistant</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Answer</translation>
    </message>
</context>
<context>
    <name>plateau::ui::SampleTable</name>
    <message>
        <source>All classes</source>
        <translation>All classes</translation>
    </message>
    <message numerus="yes">
        <source>All %Ln class(es)</source>
        <translation>
            <numerusform>All %Ln class</numerusform>
            <numerusform>All %Ln classes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln bad row(s)</source>
        <translation>
            <numerusform>%Ln bad row</numerusform>
            <numerusform>%Ln bad rows</numerusform>
        </translation>
    </message>
    <message>
        <source>Add a file to see its samples</source>
        <translation>Add a file to see its samples</translation>
    </message>
    <message>
        <source>Finding the rows of %1</source>
        <translation>Finding the rows of %1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Stop reading this file</source>
        <translation>Stop reading this file</translation>
    </message>
    <message>
        <source>Reading was stopped</source>
        <translation>Reading was stopped</translation>
    </message>
    <message>
        <source>%1 cannot be opened</source>
        <translation>%1 cannot be opened</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Open the file again from the start</source>
        <translation>Open the file again from the start</translation>
    </message>
    <message>
        <source>No sample matches</source>
        <translation>No sample matches</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Show all</translation>
    </message>
    <message>
        <source>Clear search and filters</source>
        <translation>Clear search and filters</translation>
    </message>
    <message>
        <source>searching, %1</source>
        <translation>searching, %1</translation>
    </message>
    <message>
        <source>no rows</source>
        <translation>no rows</translation>
    </message>
    <message>
        <source>rows %1 of %2</source>
        <translation>rows %1 of %2</translation>
    </message>
    <message>
        <source>%1 of %2 rows</source>
        <translation>%1 of %2 rows</translation>
    </message>
    <message>
        <source>Show all rows again, not only: %1</source>
        <translation>Show all rows again, not only: %1</translation>
    </message>
    <message>
        <source>all rows can be read</source>
        <translation>all rows can be read</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) cannot be used</source>
        <translation>
            <numerusform>%Ln row cannot be used</numerusform>
            <numerusform>%Ln rows cannot be used</numerusform>
        </translation>
    </message>
    <message>
        <source>Search the samples</source>
        <translation>Search the samples</translation>
    </message>
    <message>
        <source>Shows the rows that hold this text in any field; upper and lower case of English letters count as equal</source>
        <translation>Shows the rows that hold this text in any field; upper and lower case of English letters count as equal</translation>
    </message>
    <message>
        <source>Class filter</source>
        <translation>Class filter</translation>
    </message>
    <message>
        <source>Shows the samples of one class, or the rows that cannot be used</source>
        <translation>Shows the samples of one class, or the rows that cannot be used</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Columns</translation>
    </message>
    <message>
        <source>Choose which fields are columns</source>
        <translation>Choose which fields are columns</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Samples</translation>
    </message>
    <message>
        <source>Show all rows again</source>
        <translation>Show all rows again</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Reading</translation>
    </message>
    <message>
        <source>All rows</source>
        <translation>All rows</translation>
    </message>
    <message>
        <source>All sets of labels</source>
        <translation>All sets of labels</translation>
    </message>
    <message>
        <source>no label</source>
        <translation>no label</translation>
    </message>
</context>
<context>
    <name>plateau::ui::ScheduleEditor</name>
    <message>
        <source>%1 after %2</source>
        <translation>%1 after %2</translation>
    </message>
    <message>
        <source>Share of the domain: %1</source>
        <translation>Share of the domain: %1</translation>
    </message>
    <message>
        <source>start of training</source>
        <translation>start of training</translation>
    </message>
    <message>
        <source>end</source>
        <translation>end</translation>
    </message>
    <message>
        <source>domain</source>
        <translation>domain</translation>
    </message>
    <message>
        <source>general</source>
        <translation>general</translation>
    </message>
</context>
<context>
    <name>plateau::ui::ScoreCard</name>
    <message>
        <source>No trained cell yet.</source>
        <translation>No trained cell yet.</translation>
    </message>
    <message>
        <source>Reading the predictions …</source>
        <translation>Reading the predictions …</translation>
    </message>
    <message>
        <source>The result of this cell holds no confusion matrix.</source>
        <translation>The result of this cell holds no confusion matrix.</translation>
    </message>
    <message>
        <source>The result of this cell holds no AUC.</source>
        <translation>The result of this cell holds no AUC.</translation>
    </message>
    <message>
        <source>best cell: seed %1, %2</source>
        <translation>best cell: seed %1, %2</translation>
    </message>
    <message>
        <source>another label</source>
        <translation>another label</translation>
    </message>
    <message>
        <source>%1 for %2: %3, %4 of its items</source>
        <translation>%1 for %2: %3, %4 of its items</translation>
    </message>
    <message>
        <source>Nothing is confused</source>
        <translation>Nothing is confused</translation>
    </message>
    <message>
        <source>Most often confused</source>
        <translation>Most often confused</translation>
    </message>
    <message>
        <source>How it scores</source>
        <translation>How it scores</translation>
    </message>
    <message>
        <source>Confusion</source>
        <translation>Confusion</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>Calibration</translation>
    </message>
    <message>
        <source>ROC</source>
        <translation>ROC</translation>
    </message>
    <message>
        <source>Show which classes are taken for which</source>
        <translation>Show which classes are taken for which</translation>
    </message>
    <message>
        <source>Show how often the model is right where it is this sure</source>
        <translation>Show how often the model is right where it is this sure</translation>
    </message>
    <message>
        <source>Show how well the classes are told apart at every threshold</source>
        <translation>Show how well the classes are told apart at every threshold</translation>
    </message>
    <message>
        <source>Export the chart</source>
        <translation>Export the chart</translation>
    </message>
    <message>
        <source>Save the chart as a picture or as numbers, or copy it</source>
        <translation>Save the chart as a picture or as numbers, or copy it</translation>
    </message>
    <message>
        <source>false positives</source>
        <translation>false positives</translation>
    </message>
    <message>
        <source>true positives</source>
        <translation>true positives</translation>
    </message>
    <message>
        <source>guessing</source>
        <translation>guessing</translation>
    </message>
    <message>
        <source>area under the ROC curve</source>
        <translation>area under the ROC curve</translation>
    </message>
    <message>
        <source>AUC</source>
        <translation>AUC</translation>
    </message>
    <message>
        <source>how sure it is</source>
        <translation>how sure it is</translation>
    </message>
    <message>
        <source>how often it is right</source>
        <translation>how often it is right</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>measured</translation>
    </message>
    <message>
        <source>well calibrated</source>
        <translation>well calibrated</translation>
    </message>
    <message>
        <source>ROC curve</source>
        <translation>ROC curve</translation>
    </message>
    <message>
        <source>AUC of each class</source>
        <translation>AUC of each class</translation>
    </message>
    <message>
        <source>mean AUC %1</source>
        <translation>mean AUC %1</translation>
    </message>
    <message>
        <source>calibration error %1</source>
        <translation>calibration error %1</translation>
    </message>
    <message>
        <source>log loss %1 nats</source>
        <translation>log loss %1 nats</translation>
    </message>
</context>
<context>
    <name>plateau::ui::SizesCard</name>
    <message>
        <source>doubling as far as the data allow</source>
        <translation>doubling as far as the data allow</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1, from %2 to %3 samples</source>
        <translation>%1, from %2 to %3 samples</translation>
    </message>
    <message>
        <source>Sizes and seeds</source>
        <translation>Sizes and seeds</translation>
    </message>
    <message>
        <source>%1 in the pool</source>
        <translation>%1 in the pool</translation>
    </message>
    <message>
        <source>the samples are not counted yet</source>
        <translation>the samples are not counted yet</translation>
    </message>
    <message>
        <source>Sizes on a ruler</source>
        <translation>Sizes on a ruler</translation>
    </message>
    <message>
        <source>Drag a handle. Left and Right choose one, Up and Down move it, Insert adds one, Delete takes it away.</source>
        <translation>Drag a handle. Left and Right choose one, Up and Down move it, Insert adds one, Delete takes it away.</translation>
    </message>
    <message>
        <source>The ruler appears as soon as the samples are counted.</source>
        <translation>The ruler appears as soon as the samples are counted.</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Steps</translation>
    </message>
    <message>
        <source>How sizes follow each other. Doubling gives a curve with few cells; finer steps show more and cost more. A forecast needs at least 4 sizes, the largest 8 times the smallest.</source>
        <translation>How sizes follow each other. Doubling gives a curve with few cells; finer steps show more and cost more. A forecast needs at least 4 sizes, the largest 8 times the smallest.</translation>
    </message>
    <message>
        <source>doubling, from the data</source>
        <translation>doubling, from the data</translation>
    </message>
    <message>
        <source>doubling</source>
        <translation>doubling</translation>
    </message>
    <message>
        <source>finer (× 1.4)</source>
        <translation>finer (× 1.4)</translation>
    </message>
    <message>
        <source>coarser (× 4)</source>
        <translation>coarser (× 4)</translation>
    </message>
    <message>
        <source>own list</source>
        <translation>own list</translation>
    </message>
    <message>
        <source>Smallest</source>
        <translation>Smallest</translation>
    </message>
    <message>
        <source>The first size. Small sizes are quick and give the curve its span; below one sample a class there is little to learn.</source>
        <translation>The first size. Small sizes are quick and give the curve its span; below one sample a class there is little to learn.</translation>
    </message>
    <message>
        <source>Largest</source>
        <translation>Largest</translation>
    </message>
    <message>
        <source>The last size, at most the whole pool. Larger says more about the next samples and takes most of the time.</source>
        <translation>The last size, at most the whole pool. Larger says more about the next samples and takes most of the time.</translation>
    </message>
    <message>
        <source>Seeds a size</source>
        <translation>Seeds a size</translation>
    </message>
    <message>
        <source>Sizes as a list</source>
        <translation>Sizes as a list</translation>
    </message>
    <message>
        <source>Numbers in any order, for example 50, 100, 200. Empty: doubling from the data.</source>
        <translation>Numbers in any order, for example 50, 100, 200. Empty: doubling from the data.</translation>
    </message>
    <message>
        <source>How often each size is drawn and trained anew. More seeds narrow the band: 3 is a start, 5 or more for a paper. Range %1.</source>
        <translation>How often each size is drawn and trained anew. More seeds narrow the band: 3 is a start, 5 or more for a paper. Range %1.</translation>
    </message>
</context>
<context>
    <name>plateau::ui::SplitPanel</name>
    <message>
        <source>As the data allow</source>
        <translation>As the data allow</translation>
    </message>
    <message>
        <source>Told by the split field</source>
        <translation>Told by the split field</translation>
    </message>
    <message>
        <source>Drawn, classes in proportion</source>
        <translation>Drawn, classes in proportion</translation>
    </message>
    <message>
        <source>Drawn, whole groups</source>
        <translation>Drawn, whole groups</translation>
    </message>
    <message>
        <source>The last samples of the file</source>
        <translation>The last samples of the file</translation>
    </message>
    <message>
        <source>Frozen: %1.</source>
        <translation>Frozen: %1.</translation>
    </message>
    <message>
        <source>The test set is a file of its own; nothing is drawn.</source>
        <translation>The test set is a file of its own; nothing is drawn.</translation>
    </message>
    <message>
        <source>Test set</source>
        <translation>Test set</translation>
    </message>
    <message>
        <source>How the samples that are never trained on are chosen. Groups keep one author or template on one side; the split field follows a set that others use too</source>
        <translation>How the samples that are never trained on are chosen. Groups keep one author or template on one side; the split field follows a set that others use too</translation>
    </message>
    <message>
        <source>now: %1</source>
        <translation>now: %1</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Share</translation>
    </message>
    <message>
        <source>Part of all samples that becomes the test set. More makes every score surer and leaves less to train on; 10 to 30 % is usual</source>
        <translation>Part of all samples that becomes the test set. More makes every score surer and leaves less to train on; 10 to 30 % is usual</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>Another seed draws another test set; keep it to compare experiments</source>
        <translation>Another seed draws another test set; keep it to compare experiments</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>about %1</translation>
    </message>
    <message>
        <source>To train on</source>
        <translation>To train on</translation>
    </message>
    <message>
        <source>Test, frozen</source>
        <translation>Test, frozen</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validation</translation>
    </message>
    <message>
        <source>The counts appear when every row was looked at.</source>
        <translation>The counts appear when every row was looked at.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln label(s) of the test set are never trained on and count as wrong: %1</source>
        <translation>
            <numerusform>%Ln label of the test set is never trained on and counts as wrong: %1</numerusform>
            <numerusform>%Ln labels of the test set are never trained on and count as wrong: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>By share; the exact numbers follow when the experiment is made.</source>
        <translation>By share; the exact numbers follow when the experiment is made.</translation>
    </message>
    <message>
        <source>The test set is drawn before anything else and then frozen: it is the same for every size and seed.</source>
        <translation>The test set is drawn before anything else and then frozen: it is the same for every size and seed.</translation>
    </message>
    <message>
        <source>Drawn, in proportion</source>
        <translation>Drawn, in proportion</translation>
    </message>
    <message>
        <source>None: cross-validation</source>
        <translation>None: cross-validation</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Parts</translation>
    </message>
    <message>
        <source>Every sample is a test item of the seeds that do not train on its part. More parts leave more to train on and need more seeds</source>
        <translation>Every sample is a test item of the seeds that do not train on its part. More parts leave more to train on and need more seeds</translation>
    </message>
    <message>
        <source>Test, part by part</source>
        <translation>Test, part by part</translation>
    </message>
</context>
<context>
    <name>plateau::ui::StandardChart</name>
    <message>
        <source>%1: %2 at %3, %4 at %5.</source>
        <translation>%1: %2 at %3, %4 at %5.</translation>
    </message>
    <message>
        <source>Nothing to show yet.</source>
        <translation>Nothing to show yet.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Show all</translation>
    </message>
    <message>
        <source>Copy as picture</source>
        <translation>Copy as picture</translation>
    </message>
    <message>
        <source>Copy the numbers</source>
        <translation>Copy the numbers</translation>
    </message>
    <message>
        <source>PNG, %1 times the size …</source>
        <translation>PNG, %1 times the size …</translation>
    </message>
    <message>
        <source>SVG …</source>
        <translation>SVG …</translation>
    </message>
    <message>
        <source>PDF …</source>
        <translation>PDF …</translation>
    </message>
    <message>
        <source>Numbers as CSV …</source>
        <translation>Numbers as CSV …</translation>
    </message>
    <message>
        <source>Save the chart</source>
        <translation>Save the chart</translation>
    </message>
    <message>
        <source>chart</source>
        <translation>chart</translation>
    </message>
</context>
<context>
    <name>plateau::ui::StepButton</name>
    <message>
        <source>empty</source>
        <translation>empty</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>ready</translation>
    </message>
    <message>
        <source>running</source>
        <translation>running</translation>
    </message>
    <message>
        <source>done</source>
        <translation>done</translation>
    </message>
    <message>
        <source>needs attention</source>
        <translation>needs attention</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>paused</translation>
    </message>
</context>
<context>
    <name>plateau::ui::StepCard</name>
    <message>
        <source>Cost</source>
        <translation>Cost</translation>
    </message>
    <message>
        <source>Add data</source>
        <translation>Add data</translation>
    </message>
    <message>
        <source>Plan it</source>
        <translation>Plan it</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Begin a new experiment with these settings, at its data</source>
        <translation>Begin a new experiment with these settings, at its data</translation>
    </message>
    <message>
        <source>Begin a new experiment with these settings and this change</source>
        <translation>Begin a new experiment with these settings and this change</translation>
    </message>
    <message>
        <source>Run it</source>
        <translation>Run it</translation>
    </message>
    <message>
        <source>Train these cells now and add them to this experiment</source>
        <translation>Train these cells now and add them to this experiment</translation>
    </message>
</context>
<context>
    <name>plateau::ui::StopCard</name>
    <message>
        <source>at %1 already</source>
        <translation>at %1 already</translation>
    </message>
    <message>
        <source>from about %1</source>
        <translation>from about %1</translation>
    </message>
    <message>
        <source>not in sight</source>
        <translation>not in sight</translation>
    </message>
    <message>
        <source>Doubling gains under %1 point</source>
        <translation>Doubling gains under %1 point</translation>
    </message>
    <message>
        <source>Under %1 points per %2</source>
        <translation>Under %1 points per %2</translation>
    </message>
    <message>
        <source>Smallest visible difference</source>
        <translation>Smallest visible difference</translation>
    </message>
    <message>
        <source>Ahead of the instant curve at %1</source>
        <translation>Ahead of the instant curve at %1</translation>
    </message>
    <message>
        <source>There is no curve to judge by yet.</source>
        <translation>There is no curve to judge by yet.</translation>
    </message>
    <message>
        <source>When to stop</source>
        <translation>When to stop</translation>
    </message>
    <message>
        <source>Above the untouched model</source>
        <translation>Above the untouched model</translation>
    </message>
    <message>
        <source>Above shuffled labels</source>
        <translation>Above shuffled labels</translation>
    </message>
    <message>
        <source>Above naive Bayes at %1</source>
        <translation>Above naive Bayes at %1</translation>
    </message>
    <message>
        <source>At these prices</source>
        <translation>At these prices</translation>
    </message>
    <message>
        <source>stop now</source>
        <translation>stop now</translation>
    </message>
    <message>
        <source>collect up to %1</source>
        <translation>collect up to %1</translation>
    </message>
    <message>
        <source>Stopping now would cost</source>
        <translation>Stopping now would cost</translation>
    </message>
    <message>
        <source>One label costs</source>
        <translation>One label costs</translation>
    </message>
    <message>
        <source>What one more labelled sample costs you, in any currency. With what a point is worth it says how far collecting pays. Usually 0.05–5.</source>
        <translation>What one more labelled sample costs you, in any currency. With what a point is worth it says how far collecting pays. Usually 0.05–5.</translation>
    </message>
    <message>
        <source>A point is worth</source>
        <translation>A point is worth</translation>
    </message>
    <message>
        <source>Doubling gains under %1</source>
        <translation>Doubling gains under %1</translation>
    </message>
    <message>
        <source>Under %1 per %2 samples</source>
        <translation>Under %1 per %2 samples</translation>
    </message>
    <message>
        <source>What one more point of %1 is worth to you, in the same currency. Usually 10–10,000.</source>
        <translation>What one more point of %1 is worth to you, in the same currency. Usually 10–10,000.</translation>
    </message>
    <message>
        <source>Better than the untouched model</source>
        <translation>Better than the untouched model</translation>
    </message>
    <message>
        <source>Better than shuffled labels</source>
        <translation>Better than shuffled labels</translation>
    </message>
</context>
<context>
    <name>plateau::ui::TargetBox</name>
    <message>
        <source>not given yet</source>
        <translation>not given yet</translation>
    </message>
</context>
<context>
    <name>plateau::ui::WelcomePage</name>
    <message>
        <source>Data</source>
        <translation>Data</translation>
    </message>
    <message>
        <source>What may be trained on, and what stays frozen for the test</source>
        <translation>What may be trained on, and what stays frozen for the test</translation>
    </message>
    <message>
        <source>start here</source>
        <translation>start here</translation>
    </message>
    <message>
        <source>Open experiment</source>
        <translation>Open experiment</translation>
    </message>
    <message>
        <source>Open an experiment folder that exists</source>
        <translation>Open an experiment folder that exists</translation>
    </message>
    <message>
        <source>How much data does your fine-tune need?</source>
        <translation>How much data does your fine-tune need?</translation>
    </message>
    <message>
        <source>Plateau trains on growing samples, draws the curve while it happens, and tells you where it levels off.</source>
        <translation>Plateau trains on growing samples, draws the curve while it happens, and tells you where it levels off.</translation>
    </message>
    <message>
        <source>Drop a JSONL or CSV file here</source>
        <translation>Drop a JSONL or CSV file here</translation>
    </message>
    <message>
        <source>29 intents · instant curve in seconds · first answer in minutes on this computer</source>
        <translation>29 intents · instant curve in seconds · first answer in minutes on this computer</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Choose a file</translation>
    </message>
    <message>
        <source>Choose a file with labelled samples</source>
        <translation>Choose a file with labelled samples</translation>
    </message>
    <message>
        <source>Try the home-control example</source>
        <translation>Try the home-control example</translation>
    </message>
    <message>
        <source>Trains on the example that came with the set-up; needs no network</source>
        <translation>Trains on the example that came with the set-up; needs no network</translation>
    </message>
    <message>
        <source>The example is not installed: run the set-up once</source>
        <translation>The example is not installed: run the set-up once</translation>
    </message>
    <message>
        <source>Grow</source>
        <translation>Grow</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>Watch</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>Decide</translation>
    </message>
    <message>
        <source>Train on 29, 58, 116 … samples, several seeds each</source>
        <translation>Train on 29, 58, 116 … samples, several seeds each</translation>
    </message>
    <message>
        <source>Score against samples, every point with its interval</source>
        <translation>Score against samples, every point with its interval</translation>
    </message>
    <message>
        <source>How many samples your target needs, as an honest range</source>
        <translation>How many samples your target needs, as an honest range</translation>
    </message>
    <message>
        <source>or a JSON array or TSV</source>
        <translation>or a JSON array or TSV</translation>
    </message>
</context>
<context>
    <name>plateau::ui::WindowActions</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;File</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Edit</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;View</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Help</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>Open &amp;recent</translation>
    </message>
    <message>
        <source>&amp;New experiment</source>
        <translation>&amp;New experiment</translation>
    </message>
    <message>
        <source>Start a new experiment; the open one stays as it is</source>
        <translation>Start a new experiment; the open one stays as it is</translation>
    </message>
    <message>
        <source>&amp;Open experiment …</source>
        <translation>&amp;Open experiment …</translation>
    </message>
    <message>
        <source>Open an experiment folder that exists</source>
        <translation>Open an experiment folder that exists</translation>
    </message>
    <message>
        <source>&amp;Add a file …</source>
        <translation>&amp;Add a file …</translation>
    </message>
    <message>
        <source>Add a data file to the draft</source>
        <translation>Add a data file to the draft</translation>
    </message>
    <message>
        <source>Try the home-control &amp;example</source>
        <translation>Try the home-control &amp;example</translation>
    </message>
    <message>
        <source>Trains on the example that came with the set-up</source>
        <translation>Trains on the example that came with the set-up</translation>
    </message>
    <message>
        <source>&amp;Close experiment</source>
        <translation>&amp;Close experiment</translation>
    </message>
    <message>
        <source>Back to the start; a run goes on</source>
        <translation>Back to the start; a run goes on</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quit</translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation>Close the window</translation>
    </message>
    <message>
        <source>&amp;Copy as command</source>
        <translation>&amp;Copy as command</translation>
    </message>
    <message>
        <source>The command line that does what this page does</source>
        <translation>The command line that does what this page does</translation>
    </message>
    <message>
        <source>Experiments &amp;folder …</source>
        <translation>Experiments &amp;folder …</translation>
    </message>
    <message>
        <source>Where new experiments are put</source>
        <translation>Where new experiments are put</translation>
    </message>
    <message>
        <source>&amp;Notify when a run ends</source>
        <translation>&amp;Notify when a run ends</translation>
    </message>
    <message>
        <source>A message of the desktop when a run is through</source>
        <translation>A message of the desktop when a run is through</translation>
    </message>
    <message>
        <source>&amp;Environment …</source>
        <translation>&amp;Environment …</translation>
    </message>
    <message>
        <source>Program, device and models that were found</source>
        <translation>Program, device and models that were found</translation>
    </message>
    <message>
        <source>&amp;Keyboard …</source>
        <translation>&amp;Keyboard …</translation>
    </message>
    <message>
        <source>Every key that does something</source>
        <translation>Every key that does something</translation>
    </message>
    <message>
        <source>&amp;About Plateau</source>
        <translation>&amp;About Plateau</translation>
    </message>
    <message>
        <source>Version and licence</source>
        <translation>Version and licence</translation>
    </message>
    <message>
        <source>Go to %1</source>
        <translation>Go to %1</translation>
    </message>
    <message>
        <source>Theme of the system</source>
        <translation>Theme of the system</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>&amp;Full screen</translation>
    </message>
    <message>
        <source>Use the whole screen</source>
        <translation>Use the whole screen</translation>
    </message>
</context>
</TS>
