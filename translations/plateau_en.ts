<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
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
    <name>RunWords</name>
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
    <name>Words</name>
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
</context>
<context>
    <name>plateau::ui::Banner</name>
    <message>
        <source>Close this message</source>
        <translation>Close this message</translation>
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
        <source>Training curve: loss by update, not smoothed</source>
        <translation>Training curve: loss by update, not smoothed</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Log of the cell</source>
        <translation>Log of the cell</translation>
    </message>
</context>
<context>
    <name>plateau::ui::ChartCard</name>
    <message>
        <source>Accuracy in %</source>
        <translation>Accuracy in %</translation>
    </message>
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
        <source>Accuracy</source>
        <translation>Accuracy</translation>
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
        <source>%n result(s) were damaged and set aside</source>
        <translation>
            <numerusform>%n result was damaged and set aside</numerusform>
            <numerusform>%n results were damaged and set aside</numerusform>
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
    <name>plateau::ui::TrainingCurveView</name>
    <message>
        <source>Training curve</source>
        <translation>Training curve</translation>
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
        <source>or a JSON array or TSV; gz and zstd as they are</source>
        <translation>or a JSON array or TSV; gz and zstd as they are</translation>
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
