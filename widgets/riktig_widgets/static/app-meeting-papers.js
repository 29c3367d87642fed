// The sheet for the meeting, without any number of a practice: to print or to keep as a file.
import { showReport } from "./app-meeting-numbers.js";
import { button } from "./app-meeting-parts.js";
import { today } from "./day.js";
import { make } from "./dom.js";

export class Papers {
  constructor(app) {
    const { texts } = app;
    const place = make("div");
    const show = async () => {
      const answer = await app.ask({ op: "meeting_sheet", ...app.clock.state, votes: app.votes.typed, group: app.ledger.group, today: today() });
      if (answer) showReport(place, answer.report, texts, texts.papers_file);
    };
    app.part("papers").append(make("h3", {}, texts.papers_title), make("p.riktig-help", {}, texts.papers_help),
      make("p.riktig-actions", {}, button("riktig-button", texts.papers_make, show)), place);
  }
}
