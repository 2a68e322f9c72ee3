//! How requests are answered: from a copy of the world, here or on another thread. A panic is its request's error.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};

use cloudgloss_ide::Meter;
use serde::Serialize;
use tokio::task::AbortHandle;
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types::{PartialResultParams, Uri, WorkDoneProgressParams};

use super::Server;
use crate::from_proto;
use crate::pieces::Pieces;
use crate::progress::Progress;
use crate::state::World;

impl Server {
    /// Answers from the world as it is now, on another thread.
    pub async fn answer<T: Send + 'static>(
        &self,
        work: impl FnOnce(&World) -> T + Send + 'static,
    ) -> Result<T> {
        metered(self.session.world(), Meter::default(), work).await
    }

    /// The same for what looks at open notes only. Where it takes less than a change of thread there and back, it is done here.
    pub async fn answer_about<T: Send + 'static>(
        &self,
        uri: &Uri,
        work: impl FnOnce(&World) -> T + Send + 'static,
    ) -> Result<T> {
        let world = self.session.world();
        match world.is_quick(&from_proto::note_id(uri)) {
            true => at_once(|| work(&world)),
            false => metered(world, Meter::default(), work).await,
        }
    }

    /// The same for what may take long: told how far it is, where the client sent a token for that.
    pub async fn answer_shown<T: Send + 'static>(
        &self,
        params: WorkDoneProgressParams,
        title: &'static str,
        work: impl FnOnce(&World) -> T + Send + 'static,
    ) -> Result<T> {
        let Some(token) = params.work_done_token else {
            return self.answer(work).await;
        };
        let meter = Meter::default();
        let (client, session) = (&self.client, &self.session);
        let progress = Progress::of_request(client, session, token, title, &meter);
        let answer = metered(session.world(), meter, work).await;
        progress.finish(String::new());
        answer
    }

    /// The way to answer in pieces, where the client sent a token for that.
    pub fn pieces<T: Serialize>(&self, params: &PartialResultParams) -> Option<Pieces<T>> {
        let token = params.partial_result_token.clone()?;
        Some(Pieces::new(&self.output, token))
    }
}

async fn metered<T: Send + 'static>(
    mut world: World,
    meter: Meter,
    work: impl FnOnce(&World) -> T + Send + 'static,
) -> Result<T> {
    world.snapshot.set_meter(meter.clone());
    let task = tokio::task::spawn_blocking(move || work(&world));
    // A request that is cancelled before a thread took it up is not worked on, and a longer work stops half-way.
    let _cancel = CancelOnDrop(task.abort_handle(), meter.clone());
    let answer = task.await.map_err(|error| failed(error.to_string()))?;
    // Half an answer is none.
    match meter.is_wanted() {
        true => Ok(answer),
        false => Err(Error::request_cancelled()),
    }
}

struct CancelOnDrop(AbortHandle, Meter);

impl Drop for CancelOnDrop {
    fn drop(&mut self) {
        self.0.abort();
        self.1.cancel();
    }
}

/// Works on this thread.
pub fn at_once<T>(work: impl FnOnce() -> T) -> Result<T> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|panic| failed(words_of(panic.as_ref())))
}

fn words_of(panic: &(dyn Any + Send)) -> String {
    let fixed = panic
        .downcast_ref::<&str>()
        .map(|words| (*words).to_owned());
    let words = fixed.or_else(|| panic.downcast_ref::<String>().cloned());
    words.unwrap_or_else(|| "panicked".to_owned())
}

fn failed(why: String) -> Error {
    Error {
        message: why.into(),
        ..Error::internal_error()
    }
}
