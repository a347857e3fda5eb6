//! Rows in columns, for the terminal or as Markdown.

pub struct Table {
    head: Vec<&'static str>,
    rows: Vec<Vec<String>>,
    markdown: bool,
}

impl Table {
    pub const fn new(head: Vec<&'static str>, markdown: bool) -> Self {
        Self { head, rows: Vec::new(), markdown }
    }

    pub fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        self.rows.push(cells.into_iter().collect());
    }

    pub fn print(&self) {
        let head: Vec<String> = self.head.iter().map(|&cell| cell.to_owned()).collect();
        let widths: Vec<usize> = (0..head.len())
            .map(|column| self.rows.iter().chain([&head]).map(|row| width(&row[column])).max())
            .map(|width| width.unwrap_or(0))
            .collect();
        self.line(&head, &widths);
        let rules = widths.iter().enumerate().map(|(column, &width)| {
            let rule = "-".repeat(width);
            if self.markdown && is_number(column) { format!("{}:", &rule[1..]) } else { rule }
        });
        self.line(&rules.collect::<Vec<_>>(), &widths);
        let mut last = "";
        for row in &self.rows {
            // The terminal shows the name of a case once.
            let mut row_shown = row.clone();
            if !self.markdown && row[0] == last {
                row_shown[0].clear();
            }
            last = &row[0];
            self.line(&row_shown, &widths);
        }
    }

    fn line(&self, cells: &[String], widths: &[usize]) {
        let padded = cells.iter().zip(widths).enumerate().map(|(column, (cell, &size))| {
            let space = " ".repeat(size - width(cell));
            if is_number(column) { format!("{space}{cell}") } else { format!("{cell}{space}") }
        });
        let padded: Vec<String> = padded.collect();
        if self.markdown {
            println!("| {} |", padded.join(" | "));
        } else {
            println!("{}", padded.join("  ").trim_end());
        }
    }
}

/// The first two columns are words.
const fn is_number(column: usize) -> bool {
    column >= 2
}

fn width(cell: &str) -> usize {
    cell.chars().count()
}
