/** The page around the figures. Eta escapes what `=` prints; `~` is for the parts this package wrote itself. */
export const reportTemplate = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>TiKV client: main job, <%= it.result.target %></title>
<style><%~ it.chartStyle %></style>
<style><%~ it.pageStyle %></style>
</head>
<body>
<header>
<h1>TiKV client: main job</h1>
<p class="<%= it.result.ok ? 'held' : 'violated' %>"><%= it.result.ok ? 'All invariants held.' : 'Not ok.' %></p>
<p><%= it.result.target %>, seed <%= it.result.seed %>, <%= it.result.seconds.toFixed(1) %> s<%= it.result.interrupted ? ', interrupted' : '' %></p>
<% if (it.result.failure) { %><p class="violated">Stopped: <%= it.result.failure %></p><% } %>
</header>
<div class="scroll"><table>
<thead><tr><th>part</th><th>operations</th><th>ops/s</th><th>p50 ms</th><th>p95 ms</th><th>p99 ms</th><th>max ms</th><th>retries</th><th>region errors healed</th><th>conflicts</th><th>locks resolved</th><th>undetermined</th><th>failed calls</th></tr></thead>
<tbody><% it.result.workloads.forEach((row) => { %>
<tr><th><%= row.mode %> <%= row.workload %> <%= row.title %></th><td><%= row.operations %></td><td><%= row.operationsPerSecond.toFixed(0) %></td><td><%= row.latency.p50Ms.toFixed(2) %></td><td><%= row.latency.p95Ms.toFixed(2) %></td><td><%= row.latency.p99Ms.toFixed(2) %></td><td><%= row.latency.maxMs.toFixed(1) %></td><td><%= row.attempts.retries %></td><td><%= row.regionErrorsHealed %></td><td><%= row.conflicts %></td><td><%= row.mode === 'raw' ? '' : row.locksResolved %></td><td><%= row.undetermined %></td><td><%= row.failedCalls %></td></tr><% }) %>
</tbody></table></div>
<p>Retries by kind: <%= it.retries %></p>
<h2>Invariants</h2>
<ul class="invariants"><% it.result.workloads.forEach((row) => { row.invariants.forEach((invariant) => { %>
<li class="<%= invariant.result %>"><b><%= invariant.result %></b> <%= row.mode %> <%= row.workload %>: <%= invariant.name %> <small><%= invariant.detail %></small><% invariant.findings.forEach((finding) => { %><pre><%= finding %></pre><% }) %></li><% }) }) %>
</ul>
<% it.result.workloads.forEach((row, at) => { %>
<section>
<h2><%= row.mode %> <%= row.workload %> <%= row.title %></h2>
<div class="chart" id="throughput-<%= at %>" role="img" aria-label="operations per second over time"></div>
<div class="chart" id="latency-<%= at %>" role="img" aria-label="latency over time"></div>
<% if (row.faults.length > 0) { %><details><summary><%= row.faults.length %> faults</summary><ol><% row.faults.forEach((fault) => { %>
<li><%= (fault.atMs / 1000).toFixed(2) %> s: <%= fault.what %><%= fault.error ? ' (refused: ' + fault.error + ')' : '' %></li><% }) %>
</ol></details><% } %>
</section><% }) %>
<script type="application/json" id="result"><%~ it.json %></script>
<script><%~ it.chartScript %></script>
<script><%~ it.pageScript %></script>
</body>
</html>
`;

export const pageStyle = `:root { color-scheme: light dark; --line: #8884; --good: #1a7f37; --bad: #cf222e; }
@media (prefers-color-scheme: dark) { :root { --good: #3fb950; --bad: #ff7b72; } }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 70rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.1rem; margin-top: 2rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; white-space: nowrap; }
th, td { padding: .3rem .6rem; border-bottom: 1px solid var(--line); text-align: right; font-weight: normal; }
th:first-child { text-align: left; }
thead th { font-size: .85em; opacity: .7; }
.held b, p.held { color: var(--good); } .violated b, .unknown b, p.violated { color: var(--bad); }
.invariants { list-style: none; padding: 0; } .invariants li { padding: .2rem 0; }
small { opacity: .7; } pre { white-space: pre-wrap; overflow-wrap: anywhere; border-left: 3px solid var(--bad); padding-left: .7rem; }
.chart { margin: .5rem 0; }
.u-legend { font-size: .85em; }
`;

/** Draws the charts: throughput and latency over one time axis, a dashed line with a number for each fault. */
export const pageScript = `(() => {
  const result = JSON.parse(document.getElementById('result').textContent);
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  const ink = dark ? '#c9d1d9' : '#24292f';
  const grid = { stroke: dark ? '#8883' : '#8882', width: 1 };
  const axis = (label, size) => ({ label, stroke: ink, grid, ticks: grid, size });
  const marks = (faults) => (chart) => {
    const { ctx, bbox } = chart;
    ctx.save();
    ctx.strokeStyle = dark ? '#ff7b72' : '#cf222e';
    ctx.fillStyle = ctx.strokeStyle;
    ctx.font = 11 * devicePixelRatio + 'px system-ui';
    ctx.setLineDash([4, 4]);
    faults.forEach((fault, at) => {
      const x = chart.valToPos(fault.atMs / 1000, 'x', true);
      ctx.beginPath();
      ctx.moveTo(x, bbox.top);
      ctx.lineTo(x, bbox.top + bbox.height);
      ctx.stroke();
      ctx.fillText(String(at + 1), x + 3, bbox.top + (11 + 11 * (at % 3)) * devicePixelRatio);
    });
    ctx.restore();
  };
  const charts = [];
  const draw = (id, series, data, faults, label) => {
    const element = document.getElementById(id);
    const width = () => element.clientWidth;
    const chart = new uPlot({
      width: width(), height: 220, cursor: { sync: { key: id.split('-')[1] } },
      scales: { x: { time: false } },
      series: [{ label: 'seconds' }, ...series],
      axes: [axis(undefined, 32), axis(label, 60)],
      hooks: { draw: [marks(faults)] },
    }, data, element);
    charts.push(() => chart.setSize({ width: width(), height: 220 }));
  };
  result.workloads.forEach((row, at) => {
    const x = row.timeline.map((point) => point.atMs / 1000);
    const rate = row.timeline.map((point) => point.operations * 1000 / row.stretchMs);
    const of = (field) => row.timeline.map((point) => point.operations === 0 ? null : point[field]);
    draw('throughput-' + at, [{ label: 'ops/s', stroke: '#218bff', width: 2 }], [x, rate], row.faults, 'ops/s');
    draw('latency-' + at, [{ label: 'p50 ms', stroke: '#2da44e', width: 2 }, { label: 'p99 ms', stroke: '#d4a72c', width: 2 }],
      [x, of('p50Ms'), of('p99Ms')], row.faults, 'ms');
  });
  addEventListener('resize', () => charts.forEach((resize) => resize()));
})();
`;
