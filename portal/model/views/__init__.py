"""What each template is given: values ready to be shown, nothing to be looked up or decided."""

from portal.model.views.columns import ColumnView, YearView
from portal.model.views.document import DocumentView, RedirectView, WithdrawnView
from portal.model.views.forms import BlankView, FormView
from portal.model.views.home import HomeView, NotFoundView, PlatformView, SearchView, SitemapView
from portal.model.views.interaction import InteractionView
from portal.model.views.interpretations import InterpretationsView, QuestionsView
from portal.model.views.openness import ConversionsView, NegativeListView
from portal.model.views.organisation import DirectoryView, OrganisationView
from portal.model.views.services import ServicesView

View = (
    HomeView
    | PlatformView
    | ColumnView
    | DocumentView
    | WithdrawnView
    | InterpretationsView
    | NegativeListView
    | ConversionsView
    | FormView
    | BlankView
    | SearchView
    | YearView
    | SitemapView
    | NotFoundView
    | OrganisationView
    | DirectoryView
    | QuestionsView
    | InteractionView
    | ServicesView
    | RedirectView
)
