#include "core/plot/texts.h"

#include <cstddef>

namespace plateau::plot {

ChartTexts chineseWords() {
    ChartTexts words;
    words.percent = "%1%";
    words.range = "%1～%2";
    words.separator = "；";
    words.comma = "，";
    words.colon = "：";
    words.samplesAxis = "训练样本数（对数轴）";
    words.inPercent = "%1（%）";
    words.errorInPercent = "错误率（100% − %1，对数轴）";
    words.lossLogScale = "%1（对数轴）";
    words.testItems = "%1 条冻结测试样本";
    words.foldItems = "%1 条样本，%2 折交叉验证";
    words.bandLevel = "色带为 %1 区间";
    words.budget = "训练预算：%1";
    words.target = "目标 %1";
    words.measured = "实测";
    words.predicted = "预测";
    words.beyond = "超过 8 倍";
    words.about = "约 %1 条";
    words.atMost = "至多 %1 条";
    words.moreThan = "超过 %1 条";
    words.rangeOfNeed = "范围 %1";
    words.rangeFrom = "范围 %1 起";
    words.provisional = "暂定";
    words.lens = "放大 %1 倍";
    words.untouchedModel = "未微调模型";
    words.alwaysMean = "总是回答均值";
    words.alwaysCommonestClass = "总是回答最大类";
    words.alwaysCommonestLabels = "总是给出最常见标签";
    words.instantCurve = "即时曲线";
    words.knee = "拐点，随坐标轴范围变化";
    words.words = "词袋朴素贝叶斯";
    words.control = "打乱标签";
    words.fitted = "拟合";
    words.noResults = "暂无结果";
    words.meanOfSeeds = "种子均值";
    words.oneSeed = "单个种子";
    words.eachSeed = "各个种子";
    words.interval = "%1 区间";
    words.underTrained = "训练不足";
    words.samples = "样本数";
    words.describeCurve = "%1：%3 条样本时 %2，%5 条样本时 %4。";
    words.describeNeed = "达到目标 %1 需要%2样本，%3。";
    words.describeUntouched = "未微调模型得分 %1。";
    words.describeConstant = "基线（%1）得分 %2。";
    return words;
}

std::string fillIn(std::string_view pattern, std::initializer_list<std::string_view> arguments) {
    std::string out;
    for (std::size_t at = 0; at < pattern.size(); ++at) {
        const bool placeholder = pattern[at] == '%' && at + 1 < pattern.size();
        const int number = placeholder ? pattern[at + 1] - '1' : -1;
        if (number < 0 || number >= static_cast<int>(arguments.size())) {
            out += pattern[at];
            continue;
        }
        out += *(arguments.begin() + number);
        ++at;
    }
    return out;
}

} // namespace plateau::plot
