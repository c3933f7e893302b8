<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
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
    <name>RunWords</name>
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
    <name>Words</name>
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
</context>
<context>
    <name>plateau::ui::Banner</name>
    <message>
        <source>Close this message</source>
        <translation>关闭这条消息</translation>
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
        <source>Training curve: loss by update, not smoothed</source>
        <translation>训练曲线：损失（未平滑）随更新步</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Log of the cell</source>
        <translation>单元日志</translation>
    </message>
</context>
<context>
    <name>plateau::ui::ChartCard</name>
    <message>
        <source>Accuracy in %</source>
        <translation>准确率（%）</translation>
    </message>
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
        <source>Accuracy</source>
        <translation>准确率</translation>
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
        <source>%n result(s) were damaged and set aside</source>
        <translation>
            <numerusform>%n 个结果已损坏，已移到一旁</numerusform>
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
    <name>plateau::ui::TrainingCurveView</name>
    <message>
        <source>Training curve</source>
        <translation>训练曲线</translation>
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
        <source>or a JSON array or TSV; gz and zstd as they are</source>
        <translation>也可以是 JSON 数组或 TSV；gz、zstd 无需解压</translation>
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
        <translation>添加文件……(&amp;A)</translation>
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
