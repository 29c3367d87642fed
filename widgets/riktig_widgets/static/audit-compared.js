// Two summaries dropped where an extract is asked for: the report on before and after, on the same page.
import { ReportView } from "./report-view.js";

export function comparedPart(page) {
  const place = page.mount.querySelector("[data-step=compared]");
  const ask = async (choices, step) => {
    const request = { op: "compare_dropped", names: page.names(), ...choices };
    return (await page.ask(request, page.blobs(), step))?.view;
  };
  const report = new ReportView(place, page.texts.report, (choices) => ask(choices, "compared"));

  async function compare() {
    page.working(page.texts.compared.reading);
    const view = await ask(report.choices);
    if (!view) return;
    report.show(view);
    page.step("compared");
  }

  return {
    act: (action) => report.act(action),
    cleared: () => report.clear(),
    refused({ problem }) {
      if (problem?.code !== "summaries") return false;
      compare();
      return true;
    },
  };
}
