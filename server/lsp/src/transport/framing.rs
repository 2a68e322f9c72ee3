//! A stream of bytes to the bodies of its frames, whatever the headers say.

/// No honest frame is longer: a note of 32 MB in which every character is escaped has 192 MB.
const LONGEST_BODY: usize = 512 << 20;
/// No honest header is longer.
const LONGEST_HEADER: usize = 8 << 10;
/// Enough to hold the beginning of a `Content-Length` line that is still on its way.
const TAIL: usize = 64;

const NAME: &[u8] = b"content-length:";

/// One step of reading.
#[derive(Debug, PartialEq, Eq)]
pub enum Frame {
    /// The body of a frame, as long as its header said.
    Body(Vec<u8>),
    /// No frame could be made out; reading goes on at the next header. Says why.
    Broken(&'static str),
}

/// Splits a stream into frames. Push bytes in, iterate over frames until there is none.
#[derive(Debug, Default)]
pub struct Deframer {
    buffer: Vec<u8>,
    state: State,
}

#[derive(Debug, Default)]
enum State {
    #[default]
    Header,
    Body(usize),
    /// Skipping to something that looks like a header.
    Lost,
}

impl Deframer {
    /// Takes the next bytes of the stream.
    pub fn push(&mut self, bytes: &[u8]) {
        self.buffer.extend_from_slice(bytes);
    }

    /// Gives back bytes that turned out not to belong to the last body, and looks for a header from there.
    pub fn unread(&mut self, rest: &[u8]) {
        self.buffer.splice(..0, rest.iter().copied());
        self.state = State::Lost;
    }

    /// What has arrived of a body that is not complete; `None` when no body is awaited.
    ///
    /// Asked when nothing more has come for a while: the length may have been a lie.
    pub fn take_partial(&mut self) -> Option<Vec<u8>> {
        let waiting = matches!(self.state, State::Body(_)) && !self.buffer.is_empty();
        waiting.then(|| std::mem::take(&mut self.buffer))
    }

    /// Puts back what [`Deframer::take_partial`] took, to wait for the remainder.
    pub fn keep_waiting(&mut self, partial: Vec<u8>) {
        self.buffer = partial;
    }

    fn body(&mut self, length: usize) -> Frame {
        let rest = self.buffer.split_off(length);
        self.state = State::Header;
        Frame::Body(std::mem::replace(&mut self.buffer, rest))
    }

    /// Reads header lines up to the empty one. `None`: not all of them are here.
    fn header(&mut self) -> Option<Result<(), &'static str>> {
        let (mut at, mut seen, mut length) = (0, false, None);
        while let Some(end) = self.buffer[at..].iter().position(|&b| b == b'\n') {
            let line = self.buffer[at..at + end].trim_ascii();
            at += end + 1;
            match (line.is_empty(), seen) {
                (true, true) => return Some(self.header_ends(at, length)),
                (true, false) => {}
                (false, _) => {
                    seen = true;
                    length = length_in(line).or(length);
                }
            }
        }
        (self.buffer.len() > LONGEST_HEADER).then_some(Err("the header has no end"))
    }

    fn header_ends(
        &mut self,
        at: usize,
        length: Option<Option<usize>>,
    ) -> Result<(), &'static str> {
        self.buffer.drain(..at);
        let length = length.ok_or("the header has no Content-Length")?;
        let length = length.ok_or("Content-Length is not a length")?;
        if length > LONGEST_BODY {
            return Err("Content-Length is too large");
        }
        self.state = State::Body(length);
        Ok(())
    }

    /// Drops everything before the next `Content-Length: <digits>` line. JSON cannot hold one: a line end
    /// inside a string is escaped.
    fn find_header(&mut self) -> Option<()> {
        let mut from = 0;
        while let Some(at) = find_name(&self.buffer[from..]).map(|at| from + at) {
            if is_header(&self.buffer[at + NAME.len()..]) {
                self.buffer.drain(..at);
                self.state = State::Header;
                return Some(());
            }
            from = at + NAME.len();
        }
        let skip = self.buffer.len().saturating_sub(TAIL);
        self.buffer.drain(..skip);
        None
    }
}

impl Iterator for Deframer {
    type Item = Frame;

    /// The next frame; `None` when more bytes are needed.
    fn next(&mut self) -> Option<Frame> {
        loop {
            match self.state {
                State::Header => {
                    if let Err(why) = self.header()? {
                        self.state = State::Lost;
                        return Some(Frame::Broken(why));
                    }
                }
                State::Body(length) if self.buffer.len() < length => return None,
                State::Body(length) => return Some(self.body(length)),
                State::Lost => self.find_header()?,
            }
        }
    }
}

/// The length that a header line states: `None` without the name, `Some(None)` for a value that is no number.
/// What stands before the name on the line is the end of a body whose length was too short.
fn length_in(line: &[u8]) -> Option<Option<usize>> {
    let at = find_name(line)?;
    let value = std::str::from_utf8(&line[at + NAME.len()..]).ok();
    Some(value.and_then(|value| value.trim().parse().ok()))
}

fn find_name(bytes: &[u8]) -> Option<usize> {
    bytes
        .windows(NAME.len())
        .position(|window| window.eq_ignore_ascii_case(NAME))
}

fn is_header(value: &[u8]) -> bool {
    let value = value.trim_ascii_start();
    let digits = value.iter().take_while(|b| b.is_ascii_digit()).count();
    digits > 0 && matches!(value[digits..], [b'\r', b'\n', ..] | [b'\n', ..])
}

#[cfg(test)]
mod tests;
