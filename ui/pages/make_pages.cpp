#include "ui/pages/make_pages.h"

#include "ui/pages/answer/answer_page.h"
#include "ui/pages/data/data_page.h"
#include "ui/pages/frame/main_window.h"
#include "ui/pages/plan/plan_page.h"
#include "ui/pages/run/run_page.h"

namespace plateau::ui {

void makePages(MainWindow& window, Session& session) {
    window.setPage(Step::Data, new DataPage(session));
    window.setPage(Step::Plan, new PlanPage(session));
    window.setPage(Step::Run, new RunPage(session));
    window.setPage(Step::Answer, new AnswerPage(session));
}

} // namespace plateau::ui
